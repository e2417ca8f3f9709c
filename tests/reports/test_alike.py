"""Which names are nearly alike, and which only look so."""

from __future__ import annotations

import pytest

from salesperf.reports.alike import differs, reduced


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("GTXPro", "GTX Pro", "blank"),
        ("Huarui Precision ", "Huarui Precision", "blank"),
        ("ABB（China）", "ABB (China)", "width"),
        ("Ａｃｍｅ", "Acme", "width"),
        ("acme", "ACME", "case"),
        ("Huarui, Precision", "Huarui Precision", "signs"),
        ("Smith & Co", "Smith and Co", "signs"),
        ("泰隆物流有限公司", "泰隆物流", "legal"),
        ("上海申通机械股份有限公司", "上海申通机械有限公司", "legal"),
        ("Acme Inc.", "Acme", "legal"),
        ("Acme Co., Ltd.", "Acme", "legal"),
        ("Acme Pte. Ltd.", "Acme Corporation", "legal"),
        ("株式会社アクメ", "アクメ", "legal"),
        ("ООО Ромашка", "Ромашка", "legal"),
        ("Müller Werke", "Muller Werke", "accent"),
        ("Müller Werke", "Mueller Werke", "accent"),
        ("Café Noir", "Cafe Noir", "accent"),
        ("Wei Tang", "Tang Wei", "order"),
        ("Botai Opitcs", "Botai Optics", "swapped"),
        ("Konexx", "Konex", "letter"),
        ("Acme Holdings Ltd", "Acme Holding Ltd", "letter"),
    ],
)
def test_names_that_are_nearly_alike_say_in_what_they_differ(one: str, other: str, how: str) -> None:
    assert differs(one, other) == how
    assert differs(other, one) == how
    assert reduced(one, person=False) & reduced(other, person=False)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("王磊", "王雷"),
        ("北京华信", "北京华新"),
        ("北京华信科技有限公司", "北京华新科技有限公司"),
        ("北京天地华信科技", "北京地天华信科技"),
        ("中国银行股份有限公司北京分行", "中国银行股份有限公司上海分行"),
        ("华为技术有限公司", "华为技术（中国）有限公司"),
        ("アクメかぶ", "アクメがぶ"),
        ("ABC科技", "ABD科技"),
        ("Lin Trading", "Liu Trading"),
        ("GTX 100", "GTX 200"),
        ("Plant 12 Shenzhen", "Plant 13 Shenzhen"),
        ("Acme", "Apex"),
        ("Botai Optics", "Botai Options"),
        ("Ltd", "Inc"),
        ("Acme North", "Acme South"),
    ],
)
def test_names_that_only_look_related_are_left_alone(one: str, other: str) -> None:
    assert differs(one, other) is None
