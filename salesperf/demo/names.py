"""The words of the demo company, each with its Chinese form: one company, exported in both languages.

Every pair is (English, Chinese). All English words can be written in cp1252 and in GBK.
"""

from __future__ import annotations

from typing import Final

Pair = tuple[str, str]

TEAMS: Final[tuple[Pair, ...]] = (
    ("North", "华北"),
    ("East", "华东"),
    ("South", "华南"),
    ("Key accounts", "大客户"),
)
REGIONS: Final[tuple[Pair, ...]] = (
    ("North China", "华北地区"),
    ("East China", "华东地区"),
    ("South China", "华南地区"),
    ("Overseas", "海外"),
)
MANAGERS: Final[tuple[Pair, ...]] = (
    ("Zhang Wen", "张文"),
    ("Laura Schmidt", "Laura Schmidt"),
    ("Huang Rui", "黄睿"),
    ("Qian Yi", "钱毅"),
)

PIPELINE: Final[Pair] = ("Sales", "销售流程")
STAGES: Final[tuple[Pair, ...]] = (
    ("Lead in", "线索"),
    ("Qualified", "需求确认"),
    ("Solution", "方案"),
    ("Proposal", "报价"),
    ("Negotiation", "谈判"),
    ("Won", "赢单"),
    ("Lost", "输单"),
)
SOURCES: Final[tuple[Pair, ...]] = (
    ("Web", "官网"),
    ("Referral", "转介绍"),
    ("Events", "市场活动"),
    ("Outbound", "主动拓展"),
    ("Partner", "渠道伙伴"),
)
TYPES: Final[tuple[Pair, ...]] = (("New business", "新客户"), ("Renewal", "续约"), ("Expansion", "增购"))
LOST_REASONS: Final[tuple[Pair, ...]] = (
    ("No decision", "未做决定"),
    ("Price", "价格过高"),
    ("Competitor", "选择竞品"),
    ("No budget", "没有预算"),
    ("Timing", "时机不对"),
    ("Missing feature", "功能不足"),
    ("No answer", "联系不上"),
)
PRODUCTS: Final[tuple[Pair, ...]] = (
    ("Platform", "平台版"),
    ("Line Inspection", "产线检测"),
    ("Vision Kit", "视觉套件"),
    ("Edge Box", "边缘盒子"),
    ("Site Licence", "厂区授权"),
    ("Data Link", "数据连接"),
    ("Analytics", "分析版"),
    ("Safety Watch", "安全巡检"),
    ("Service Plan", "服务包"),
    ("Training Days", "培训服务"),
    ("Energy Monitor", "能耗监测"),
    ("Pilot Pack", "试点包"),
)
PRODUCT_SERIES: Final[tuple[str, ...]] = (
    "Software", "Vision", "Vision", "Hardware", "Software", "Software",
    "Software", "Vision", "Services", "Services", "Hardware", "Services",
)  # fmt: skip
PRODUCT_WRITTEN_TWICE: Final = ("Vision Kit", "VisionKit")

TOPICS: Final[tuple[tuple[Pair, ...], ...]] = (
    (
        ("platform, 120 seats", "平台版 120 席"),
        ("platform, 40 seats", "平台版 40 席"),
        ("group platform", "集团平台"),
    ),
    (("line inspection", "产线检测"), ("press line 2", "二号冲压线"), ("paint shop", "涂装车间")),
    (("vision kit", "视觉套件"), ("label reading", "标签识别"), ("camera upgrade", "相机升级")),
    (("edge boxes", "边缘盒子"), ("edge roll-out", "边缘部署"), ("gateway", "网关")),
    (("site licence", "厂区授权"), ("second site", "二厂授权"), ("all sites", "全厂授权")),
    (("data link", "数据连接"), ("ERP link", "ERP 对接"), ("MES link", "MES 对接")),
    (("analytics", "分析版"), ("quality reports", "质量报表"), ("downtime reports", "停机报表")),
    (("safety watch", "安全巡检"), ("warehouse safety", "仓库安全"), ("crane zone", "吊装区")),
    (("service plan", "服务包"), ("24 h service", "全天候服务"), ("spare parts", "备件")),
    (("training", "培训"), ("operator course", "操作员课程"), ("train the trainer", "内训师")),
    (("energy monitor", "能耗监测"), ("compressed air", "压缩空气"), ("solar roof", "屋顶光伏")),
    (("pilot", "试点"), ("proof of value", "价值验证"), ("trial line", "试验线")),
)
NEXT_STEPS: Final[tuple[tuple[Pair, ...], ...]] = (
    (("First call", "首次电话"), ("Find the contact", "找到联系人")),
    (("Confirm the need", "确认需求"), ("Site visit", "现场拜访")),
    (("Demo with the user team", "给使用部门做演示"), ("Technical workshop", "技术交流")),
    (("Send the revised offer", "发送修订报价"), ("Walk through the offer", "讲解报价")),
    (("Agree a signing date", "确认签约日期"), ("Meet the decision maker", "约见决策人")),
)
ACTIVITY_SUBJECTS: Final[dict[str, tuple[str, ...]]] = {
    "call": ("Follow-up call", "Discount asked", "Waits for budget round", "Checked the schedule"),
    "meeting": ("Site meeting", "Demo", "Offer walked through", "Meeting with purchasing"),
    "mail": ("Sent documents", "Answers on security", "Sent contract draft", "Meeting notes"),
}

ACCOUNT_STEMS: Final[tuple[Pair, ...]] = (
    ("Huarui", "华锐"), ("Botai", "博泰"), ("Xincheng", "信诚"), ("Kaiyue", "凯越"), ("Beichen", "北辰"),
    ("Qihang", "启航"), ("Jinghe", "景和"), ("Ruifeng", "瑞丰"), ("Lanhai", "蓝海"), ("Mingde", "明德"),
    ("Anda", "安达"), ("Hengtong", "恒通"), ("Xinghe", "星河"), ("Yuanda", "远达"), ("Tianyu", "天宇"),
    ("Jinma", "金马"), ("Haorun", "浩润"), ("Dongfang", "东方"), ("Shengyuan", "盛源"), ("Guangda", "光大"),
    ("Zhongke", "众科"), ("Meihua", "美华"), ("Longteng", "龙腾"), ("Fuxin", "福信"), ("Hongye", "宏业"),
    ("Qingyun", "青云"), ("Baolai", "宝来"), ("Weilan", "蔚蓝"), ("Jiahe", "嘉禾"), ("Taihe", "泰和"),
    ("Ruida", "锐达"), ("Yongxin", "永新"), ("Suzhou", "苏州"), ("Zhuhai", "珠海"), ("Tianjin", "天津"),
    ("Hebei", "河北"), ("Ningbo", "宁波"), ("Dalian", "大连"), ("Foshan", "佛山"), ("Hefei", "合肥"),
    ("Qingdao", "青岛"), ("Wuxi", "无锡"), ("Xiamen", "厦门"), ("Changzhou", "常州"), ("Zhongshan", "中山"),
    ("Jinan", "济南"), ("Nantong", "南通"), ("Huizhou", "惠州"),
)  # fmt: skip
ACCOUNT_TRADES: Final[tuple[tuple[str, str, int], ...]] = (
    ("Precision", "精密", 0), ("Optics", "光电", 1), ("Medical", "医疗", 2), ("Foods", "食品", 3),
    ("Software", "软件", 4), ("Textiles", "纺织", 5), ("Logistics", "物流", 6), ("Energy", "能源", 7),
    ("Steel", "钢铁", 8), ("Marine", "海工", 0), ("Cold Chain", "冷链", 6), ("Port", "港口", 6),
    ("Chemicals", "化工", 8), ("Auto Parts", "汽配", 0), ("Packaging", "包装", 3), ("Electronics", "电子", 1),
    ("Pharma", "医药", 2), ("Retail", "零售", 9), ("Robotics", "机器人", 0), ("Finance", "金融", 10),
)  # fmt: skip
INDUSTRIES: Final[tuple[Pair, ...]] = (
    ("Machinery", "机械制造"), ("Electronics", "电子"), ("Health care", "医疗健康"), ("Food", "食品"),
    ("Software", "软件"), ("Textiles", "纺织"), ("Logistics", "物流"), ("Energy", "能源"),
    ("Materials", "材料"), ("Retail", "零售"), ("Finance", "金融"),
)  # fmt: skip
OVERSEAS_ACCOUNTS: Final[tuple[tuple[str, int], ...]] = (
    ("Müller Antriebe", 0), ("Kessler Automation", 0), ("Lumière Optique", 1), ("Alvarez Foods", 3),
    ("Harbour & Sons", 6), ("Bianchi Tessuti", 5), ("Whitfield Energy", 7), ("Olsen Marine", 0),
    ("Pemberton Health", 2), ("Castell Químicos", 8), ("Dupré Emballages", 3), ("Redfern Software", 4),
    ("Moretti Acciai", 8), ("O'Brien Cold Chain", 6), ("Vega Retail", 9), ("Sandberg Robotics", 0),
)  # fmt: skip


def english(pairs: tuple[Pair, ...]) -> list[str]:
    """The English words of pairs, in order."""
    return [pair[0] for pair in pairs]


def translation(*groups: tuple[Pair, ...]) -> dict[str, str]:
    """English word → Chinese word over several groups of pairs."""
    return {word: chinese for group in groups for word, chinese in group}
