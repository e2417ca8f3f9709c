"""Orders, their lines, invoices and payments, in the layouts that are declared and in others."""

from __future__ import annotations

import csv
import json
import random
from collections import defaultdict
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from salesperf.domain.orders import is_void
from salesperf.importers.recognise import recognise
from salesperf.metrics import Result, run
from salesperf.settings import WorkspaceSettings
from tests.importers.bench import Bench, bench, codes, only


@pytest.fixture
def house(tmp_path: Path) -> Any:
    with bench(tmp_path) as made:
        yield made


def figures(house: Bench, key: str, *by: str, currency: str = "CNY", variant: str | None = None) -> Result:
    with house.store.read() as cursor:
        (as_of,) = cursor.execute("select max(as_of) from meta.loads").fetchone() or (None,)
        settings = WorkspaceSettings(reporting_currency=currency)
        return run(cursor, key, by=by, variant=variant, as_of=as_of, settings=settings)


def value(house: Bench, key: str, **options: Any) -> Any:
    return figures(house, key, **options).rows[0].value


def by_name(result: Result) -> dict[Any, Any]:
    return {
        tuple(name for _, name in row.dims) if len(row.dims) > 1 else row.dims[0][1]: row.value
        for row in result.rows
        if row.value
    }


UNKNOWN = (
    ("order_lines", "ORDERNUMBER,ORDERLINENUMBER,PRODUCTCODE,QUANTITYORDERED,SALES,ORDERDATE,STATUS"),
    ("order_lines", "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country"),
    ("order_lines", "OrderID,ProductID,UnitPrice,Quantity,Discount"),
    ("order_lines", "OrderDate,Region,Rep,Item,Units,UnitCost,Total"),
    ("order_lines", "SO Number,Line,SKU,Qty,Price,Disc %,Customer No,Sales Rep ID,Order Date"),
    ("order_lines", "Sales Person,Country,Product,Date,Amount,Boxes Shipped"),
    ("order_lines", "订单编号,下单日期,客户名称,产品名称,数量,单价,金额,业务员"),
    ("order_lines", "单据日期,单据编号,客户,商品编码,商品名称,数量,含税单价,价税合计,业务员"),
    ("order_lines", "日期,销售人员,客户,产品,数量,销售额,区域"),
    ("orders", "OrderID,CustomerID,EmployeeID,OrderDate,RequiredDate,ShippedDate,ShipVia,Freight"),
    ("orders", "Order Reference,Creation Date,Customer,Salesperson,Total,Status"),
    ("orders", "Order Number,Order Date,Customer Name,Sales Rep,Order Total,Order Status,Currency"),
    ("orders", "Contract Number,Customer,Contract Value,Signed On,Account Executive,State"),
    ("orders", "订单号,下单时间,客户,订单金额,订单状态,销售员,渠道"),
    ("orders", "合同编号,合同名称,客户,合同总额,签订日期,负责人"),
    ("invoices", "*ContactName,*InvoiceNumber,*InvoiceDate,*DueDate,Total,Status"),
    ("invoices", "发票号码,开票日期,购方名称,价税合计,发票状态"),
    ("payments", "Payment ID,Invoice Number,Customer,Payment Date,Amount,Payment Method"),
    ("payments", "Receipt No,Received From,Date Received,Amount Received,Method,Collected By"),
    ("payments", "回款单号,客户,回款日期,回款金额,业务员"),
    ("payments", "客户名称,合同编号,到账日期,到账金额,销售"),
    ("regions", "Territory ID,Territory,Country,Manager"),
    ("accounts", "Customer ID,Customer Name,Segment,Region"),
    ("products", "Product ID,Product Name,Category,Price"),
    ("people", "EmployeeID,Full Name,Title,Email"),
    ("deals", "Deal Name,Amount,Stage,Close Date,Owner,Account"),
)  # fmt: skip


@pytest.mark.parametrize(("object_", "header"), UNKNOWN)
def test_an_unknown_table_is_told_by_its_words(object_: str, header: str) -> None:
    found = recognise(tuple(header.split(",")), [])
    assert found is not None
    assert (found.object, found.rivals) == (object_, ())
    if object_ in ("orders", "invoices") or "No" in header:
        assert not any("number" in fields for fields in found.targets)


@pytest.mark.parametrize(
    "header",
    [
        "Transaction ID,Date,Description,Amount",
        "SKU,Quantity,Price,Date",
        "EmployeeKey,SalesTerritoryKey",
        "Date,Campaign,Channel,Spend",
    ],
)
def test_what_is_no_sale_is_taken_for_none(header: str) -> None:
    assert recognise(tuple(header.split(",")), []) is None


KNOWN = {
    "Sales_Orders.csv (Zoho Analytics)": ("zoho", "orders"),
    "Invoices.csv (Zoho Analytics)": ("zoho", "invoices"),
    "合同": ("wukong", "orders"),
    "回款": ("wukong", "payments"),
}


def test_headers_of_real_exports_are_known(samples: Path) -> None:
    systems = json.loads((samples / "crm" / "export_headers.json").read_text())
    met = {
        name: recognise(tuple(entry["headers"]), [])
        for system in systems.values()
        for name, entry in (system.get("objects") or {}).items()
        if name in KNOWN
    }
    assert {name: (found.system, found.object) for name, found in met.items() if found} == KNOWN
    assert all(found and found.sure == "sure" for found in met.values())


@pytest.mark.parametrize(
    ("status", "void"),
    [
        ("Cancelled", True),
        ("canceled", True),
        ("已取消", True),
        ("作废", True),
        ("审核拒绝", True),
        ("Draft", True),
        ("草稿", True),
        ("Void", True),
        ("Shipped", False),
        ("Not cancelled", False),
        ("未作废", False),
        ("待审核", False),
        ("通过", False),
        ("Closed", False),
        ("On Hold", False),
        ("", False),
    ],
)
def test_a_status_says_whether_an_order_counts(status: str, void: bool) -> None:
    assert is_void(status) is void


PARTS = (
    "Order ID,Order Date,Product,Qty,Unit Price (USD),Discount\n"
    "A1,2026-01-05,Pump,3,1.2345,12.5%\n"
    "A1,2026-01-05,Valve,1,20,\n"
    "A2,2026-02-01,Pump,-2,5.55,10%\n"
    "A3,2026-02-01,Pump,,5.55,10%\n"
    "A4,2026-02-01,Pump,x,5.55,10%\n"
)


def test_amounts_are_worked_out_of_their_parts_and_said_so(house: Bench) -> None:
    file = only(house.load({"lines.csv": PARTS}))
    assert (file.object, file.rows, file.new, file.rejected) == ("order_lines", 5, 4, 1)
    worked = house.rows(
        "select cast(amount as bigint) * 10000 + amount_rest from core.order_lines order by line_id"
    )
    pump = Fraction(3) * Fraction("1.2345") * Fraction("0.875") * 1_000_000
    assert pump == Fraction("3240562.5")
    assert sorted(total for (total,) in worked if total is not None) == [-9_990_000, 3_240_563, 20_000_000]
    assert [total for (total,) in worked].count(None) == 1
    (said,) = [issue for issue in file.issues if issue.code == "amount.worked_out"]
    assert said.params["formula"] == "Qty × Unit Price (USD) × (1 − Discount)"
    (bad,) = [issue for issue in file.issues if issue.severity == "error"]
    assert (bad.code, bad.line, bad.column, bad.value) == ("number.unreadable", 6, "Qty", "x")
    assert house.rows("select code from meta.currencies where code <> 'CNY'") == [("USD",)]


def test_an_amount_goes_before_its_parts(house: Bench) -> None:
    file = only(
        house.load({"lines.csv": PARTS.replace(",Discount", ",Discount,Line Total").replace("%", "%,7")})
    )
    assert "amount.worked_out" not in codes(file)
    assert house.rows("select distinct amount from core.order_lines where amount is not null") == [(700,)]


def test_units_are_read_in_the_columns_own_decimal_style(house: Bench) -> None:
    text = (
        "Order ID;Order Date;Product;Qty;Unit Price\n"
        "A1;2026-01-05;Pump;1,5;10,25\n"
        "A2;2026-01-05;Pump;2,25;10,00\n"
    )
    house.load({"lines.csv": text})
    assert sorted(house.rows("select amount, amount_rest from core.order_lines")) == [
        (1538, -5000),
        (2250, 0),
    ]


def test_more_decimals_than_the_currency_has_are_rounded_once_in_the_sum(house: Bench) -> None:
    rows = "".join(f"A{n},2026-01-05,Pump,0.004\n" for n in range(3))
    house.load({"lines.csv": "Order ID,Order Date,Product,Sales\n" + rows})
    assert value(house, "sales") == 1


def test_a_line_that_names_no_order_counts_as_one(house: Bench) -> None:
    text = (
        "Date,Salesperson,Customer,Product,Units Sold,Revenue\n"
        "2026-01-05,Ann,Acme,Pump,2,10\n"
        "2026-01-06,Bo,Acme,Pump,2,5\n"
    )
    file = only(house.load({"sales.csv": text}))
    assert "lines.no_order" in codes(file)
    assert (value(house, "sales"), value(house, "orders")) == (1500, 2)


def test_orders_left_out_are_counted_in_the_report(house: Bench) -> None:
    text = (
        "Order Number,Order Date,Customer,Sales Rep,Order Total,Order Status\n"
        "1,2026-01-05,Acme,Ann,10,Shipped\n"
        "2,2026-01-06,Acme,Ann,20,Cancelled\n"
        "3,2026-01-07,Acme,Ann,40,Draft\n"
    )
    file = only(house.load({"orders.csv": text}))
    assert [issue.params["n"] for issue in file.issues if issue.code == "rows.void"] == [2]
    assert (value(house, "sales"), value(house, "orders")) == (1000, 1)


CONTRACTS = (
    "合同编号,合同名称,客户名称,商机名称,合同金额,下单时间,公司签约人,审核状态\n"
    "HT-1,一期,长城公司,甲,5万,2026-01-05,王伟,通过\n"
    'HT-2,二期,黄河公司,乙,"￥6,406.00",2026-02-05,李娜,作废\n'
)
RECEIPTS = (
    "回款编号,客户名称,合同编号,期数,回款日期,回款金额,回款方式,审核状态\n"
    'HK-1,长城公司,HT-1,1,2026-03-01,"20,000.00",电汇,通过\n'
    'HK-2,长城公司,HT-1,2,2026-03-02,"10,000.00",电汇,拒绝\n'
)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gbk", "utf-16"])
def test_contracts_and_payments_of_wukong(house: Bench, encoding: str) -> None:
    contracts, payments = CONTRACTS.encode(encoding), RECEIPTS.encode(encoding)
    report = house.load({"合同.csv": contracts, "回款.csv": payments})
    assert [(file.system, file.object, file.new) for file in report.files] == [
        ("wukong", "orders", 2),
        ("wukong", "payments", 2),
    ]
    assert by_name(figures(house, "sales", "rep")) == {"王伟": 50_000_00}
    assert by_name(figures(house, "payments", "rep")) == {"王伟": 20_000_00}
    assert by_name(figures(house, "payments", "account", "month")) == {("长城公司", "2026-03"): 20_000_00}


def test_orders_and_invoices_of_zoho(house: Bench) -> None:
    orders = (
        "SALESORDERID,Subject,Sales Order Owner,Status,Due Date,Sub Total,Discount,Tax,Adjustments,"
        "Grand Total,Created Time,Modified Time\n"
        "101,One,Ann,Approved,,90,0,10,0,100,2026-01-05 10:00:00,2026-01-06 10:00:00\n"
        "102,Two,Bo,Cancelled,,90,0,10,0,100,2026-01-05 10:00:00,2026-01-06 10:00:00\n"
    )
    invoices = (
        "INVOICEID,Subject,Invoice Number,Sales Order Id,Invoice Owner Id,Invoice Owner,Invoice Status,"
        "Created Time,Modified Time,Account Id,Contact Id,Sub Total,Discount,Tax,Adjustments,Grand Total\n"
        "7,One,INV-1,101,u1,Ann,Sent,2026-02-05 10:00:00,2026-02-06 10:00:00,acc,c,90,0,10,0,100\n"
    )
    report = house.load({"Sales_Orders.csv": orders, "Invoices.csv": invoices})
    assert [(file.system, file.object) for file in report.files] == [("zoho", "orders"), ("zoho", "invoices")]
    assert by_name(figures(house, "sales", "rep")) == {"Ann": 100_00}
    assert by_name(figures(house, "invoiced", "rep", "month")) == {("Ann", "2026-02"): 100_00}
    assert house.rows("select order_id is not null from core.invoices") == [(True,)]


def star(seed: int) -> tuple[dict[str, str], dict[str, Any]]:
    """A reseller's star schema made up here, and what it adds up to."""
    chance = random.Random(seed)
    people = {str(270 + n): (str(9_000 + n), f"Seller {n}") for n in range(4)}
    names = {
        "product": {str(n): f"Thing {n}" for n in range(5)},
        "reseller": {str(n): f"Shop {n}" for n in range(6)},
    }
    regions = {"1": "Northwest", "2": "Canada"}
    sales: dict[Any, int] = defaultdict(int)
    orders: dict[Any, set[str]] = defaultdict(set)
    by_region: dict[str, int] = defaultdict(int)
    by_product: dict[str, int] = defaultdict(int)
    keys = "SalesOrderNumber|OrderDate|ProductKey|ResellerKey|EmployeeKey|SalesTerritoryKey"
    lines = [keys + "|Quantity|Unit Price|Sales|Cost"]
    for order in range(40):
        person, region = chance.choice(list(people)), chance.choice(list(regions))
        day = date(2026, chance.randint(1, 3), chance.randint(1, 28))
        for product in chance.sample(list(names["product"]), chance.randint(1, 3)):
            units, price = chance.randint(1, 9), Decimal(chance.randint(100, 99_999)) / 100
            month = f"{day:%Y-%m}"
            sales[people[person][1], month] += int(units * price * 100)
            orders[people[person][1], month].add(f"SO{order}")
            by_region[regions[region]] += int(units * price * 100)
            by_product[names["product"][product]] += int(units * price * 100)
            shop = chance.choice(list(names["reseller"]))
            lines.append(
                f"SO{order}|{day:%Y/%m/%d}|{product}|{shop}|{person}|{region}|{units}|{price}|"
                f"{units * price}|1"
            )
    files = {
        "Sales.csv": "\n".join(lines) + "\n",
        "Product.csv": "ProductKey|Product|Subcategory|Category\n"
        + "".join(f"{key}|{name}|S|C\n" for key, name in names["product"].items()),
        "Reseller.csv": "ResellerKey|Business Type|Reseller|Country-Region\n"
        + "".join(f"{key}|Shop|{name}|US\n" for key, name in names["reseller"].items()),
        "Region.csv": "SalesTerritoryKey|Region|Country|Group\n"
        + "".join(f"{key}|{name}|US|NA\n" for key, name in regions.items()),
        "Salesperson.csv": "EmployeeKey|EmployeeID|Title|UPN|Salesperson\n"
        + "".join(f"{key}|{other}|Rep|{key}@x.com|{name}\n" for key, (other, name) in people.items()),
    }
    answers = {
        "sales": dict(sales),
        "orders": {key: len(found) for key, found in orders.items()},
        "region": dict(by_region),
        "product": dict(by_product),
    }
    return files, answers


@pytest.mark.parametrize("renamed", [False, True], ids=["as declared", "under other headers"])
def test_a_star_schema_adds_up_by_names(house: Bench, renamed: bool) -> None:
    files, answers = star(seed=7)
    if renamed:
        files = {name: dressed(text) for name, text in files.items()}
    report = house.load(files)
    assert [file.status for file in report.files] == ["loaded"] * 5
    assert {file.system for file in report.files} == {"other" if renamed else "reseller_star"}
    assert by_name(figures(house, "sales", "rep", "month")) == answers["sales"]
    assert by_name(figures(house, "orders", "rep", "month")) == answers["orders"]
    assert by_name(figures(house, "sales", "region")) == answers["region"]
    assert by_name(figures(house, "sales", "product")) == answers["product"]
    assert all(name.startswith("Shop ") for name in by_name(figures(house, "sales", "account")))


def dressed(text: str) -> str:
    """The same table as another system would head it, in Chinese, with commas."""
    for said, other in (
        ("SalesOrderNumber", "订单编号"),
        ("OrderDate", "下单日期"),
        ("ProductKey", "产品编号"),
        ("ResellerKey", "客户编号"),
        ("EmployeeKey", "工号"),
        ("SalesTerritoryKey", "区域编号"),
        ("Quantity", "数量"),
        ("Unit Price", "单价"),
        ("Sales|Cost", "销售额|成本"),
        ("Subcategory|Category", "小类|类别"),
        ("Business Type|Reseller|Country-Region", "客户类型|客户名称|地区"),
        ("Region|Country|Group", "区域|国家|分组"),
        ("EmployeeID|Title|UPN|Salesperson", "别号|职务|邮箱|姓名"),
        ("Product|", "产品名称|"),
        ("|", ","),
    ):
        text = text.replace(said, other)
    return text


SUPERSTORE = {
    "订单.csv": (
        "行 ID,订单 ID,订单日期,发货日期,客户 ID,客户名称,地区,产品 ID,产品名称,销售额,数量,折扣,利润\n"
        "1,CN-1,2026-01-05,2026-01-09,c-1,曾惠,华东,p-1,剪刀,129.696,2,0.4,-60.7\n"
        "2,CN-2,2026-01-06,2026-01-09,c-2,许安,西南,p-2,信封,125.44,2,0,42.56\n"
        "3,CN-2,2026-01-06,2026-01-09,c-2,许安,西南,p-1,剪刀,31.923,2,0.4,4.2\n"
    ),
    "退货.csv": "订单 ID,退回\nCN-2,是\n",
    "销售人员.csv": "地区,地区经理\n华东,洪光\n西南,白德伟\n",
}


def test_a_superstore_in_chinese(house: Bench) -> None:
    report = house.load(SUPERSTORE)
    assert {(file.object, file.status, file.new) for file in report.files} == {
        ("orders", "loaded", 1),
        ("order_lines", "loaded", 3),
        ("regions", "loaded", 2),
    }
    assert value(house, "sales") == 287_06
    assert by_name(figures(house, "sales", "region")) == {"华东": 129_70, "西南": 157_36}
    assert by_name(figures(house, "sales", "account")) == {"曾惠": 129_70, "许安": 157_36}
    assert (value(house, "orders"), value(house, "orders", variant="kept")) == (2, 1)
    assert value(house, "sales", variant="kept") == 129_70


FIELD = {
    "Sales.csv": (
        "Order_ID,Order_Date,Product_ID,Customer_ID,Rep_ID,Region,Units_Sold,Unit_Price_NGN,Discount_Pct\n"
        "ORD1,2026-01-05,P1,C1,R1,Lagos,3,100.10,0.05\n"
        "ORD2,2026-01-06,P2,C1,R2,Kano,1,20,0\n"
        "ORD3,2026-01-06,P2,C1,R2,Kano,,20,0\n"
        "ORD4,2026-01-06,P2,C1,R2,Kano,2,20,N/A\n"
    ),
    "Products.csv": (
        "Product_ID,Product_Name,Category,Sub_Category,Unit_Price_NGN,Cost_Price_NGN\n"
        "P1,Pop,A,B,100.10,1\n"
        "P2,Fizz,A,B,20,1\n"
    ),
    "SalesReps.csv": (
        "Rep_ID,Name,Team,Manager,Join_Date,Region\n"
        "R1,Tunde,North,Musa,2021-07-03,North\n"
        "R2,Ngozi,South,,2021-07-03,South\n"
    ),
}


def test_sales_without_amounts_in_their_own_currency(house: Bench) -> None:
    report = house.load(FIELD)
    assert [file.status for file in report.files] == ["loaded"] * 3
    lines = next(file for file in report.files if file.object == "order_lines")
    assert "amount.worked_out" in codes(lines)
    assert "currency.assumed" not in codes(lines)
    exact = 3 * Fraction("100.10") * Fraction("0.95") + 20 + 40
    assert value(house, "sales", currency="NGN") == int(exact * 100 + Fraction(1, 2))
    assert by_name(figures(house, "sales", "rep", currency="NGN")) == {"Tunde": 285_29, "Ngozi": 60_00}
    assert by_name(figures(house, "sales", "product", currency="NGN")) == {"Pop": 285_29, "Fizz": 60_00}
    (whole,) = figures(house, "sales").rows
    assert (whole.value, whole.unconverted) == (None, 3)


def test_a_table_that_only_links_ids_says_so(house: Bench) -> None:
    file = only(house.load({"SalespersonRegion.csv": "EmployeeKey|SalesTerritoryKey\n272|1\n272|2\n"}))
    assert (file.status, file.rows, codes(file)) == ("refused", 2, ["file.only_links"])


@pytest.fixture(scope="module")
def resellers(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = samples / "data" / "adventureworks_reseller"
    names = ("Sales.csv", "Product.csv", "Region.csv", "Reseller.csv", "Salesperson.csv")
    with bench(tmp_path_factory.mktemp("resellers")) as made:
        report = made.load_paths(*(folder / name for name in names))
        assert [(f.status, f.rows, f.new) for f in report.files if f.object == "order_lines"] == [
            ("loaded", 57_851, 57_851)
        ]
        assert all(f.rows == f.new + f.changed + f.unchanged + f.rejected for f in report.files)
        yield made


def test_sales_of_the_reseller_sample(resellers: Bench) -> None:
    (whole,) = figures(resellers, "sales").rows
    assert (whole.value, whole.n) == (77_548_570_20, 57_851)


def test_sales_and_orders_of_the_reseller_sample_by_person_and_month(resellers: Bench, samples: Path) -> None:
    answers = samples / "data" / "adventureworks_reseller" / "expected_person_month_attainment.csv"
    with answers.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    sales, orders = (by_name(figures(resellers, key, "rep", "month")) for key in ("sales", "orders"))
    assert len(rows) == 810
    for row in rows:
        key = (row["Salesperson"], row["ym"])
        assert sales.get(key, 0) == round(Decimal(row["actual"]) * 100), key
        assert orders.get(key, 0) == int(row["orders"]), key
    assert sum(sales.values()) == 77_548_570_20


def test_the_reseller_sample_names_its_regions_products_and_accounts(resellers: Bench) -> None:
    regions = by_name(figures(resellers, "sales", "region"))
    assert len(regions) == 10
    assert regions["Australia"] == 1_391_024_85
    assert not [
        name for name in by_name(figures(resellers, "sales", "product")) if name is None or name.isdigit()
    ]
    assert not [
        name for name in by_name(figures(resellers, "sales", "account")) if name is None or name.isdigit()
    ]


def test_the_superstore_sample(samples: Path, tmp_path: Path) -> None:
    with bench(tmp_path) as made:
        report = made.load_paths(samples / "data" / "superstore_cn" / "superstore_cn.xls")
        assert {(f.object, f.status, f.rows, f.new) for f in report.files} == {
            ("order_lines", "loaded", 10_000, 10_000),
            ("orders", "loaded", 296, 296),
            ("regions", "loaded", 6, 6),
        }
        assert value(made, "sales") == 16_117_548_24
        kept, rest = made.rows("select sum(amount), sum(amount_rest) from core.order_lines")[0]
        assert kept * 10_000 + rest == 16_117_548_237_000
        assert len(by_name(figures(made, "sales", "region"))) == 6


def test_the_field_sales_sample(samples: Path, tmp_path: Path) -> None:
    folder = samples / "data" / "fmcg_targets"
    names = ("Sales.csv", "Products.csv", "Customers.csv", "SalesReps.csv")
    with (folder / "Sales.csv").open(newline="", encoding="utf-8") as file:
        rows = {tuple(row.items()) for row in csv.DictReader(file)}
    exact = Fraction(0)
    for row in map(dict, rows):
        units, price, off = row["Units_Sold"], row["Unit_Price_NGN"], row["Discount_Pct"]
        if units and price:
            exact += Fraction(units) * Fraction(price) * (1 - Fraction("0" if off in ("", "N/A") else off))
    with bench(tmp_path) as made:
        report = made.load_paths(*(folder / name for name in names))
        assert [f.status for f in report.files] == ["loaded"] * 4
        assert [(f.rows, f.new, f.unchanged) for f in report.files if f.object == "order_lines"] == [
            (4501, 4500, 1)
        ]
        assert value(made, "sales", currency="NGN") == int(exact * 100 + Fraction(1, 2))
        assert value(made, "orders", currency="NGN") == 4500
