"""Names of places that could be read as names of people: 高安, 黄山, 石家庄.

In:   a word of two or three Han.
Out:  whether it is a place's.
Must not know: lines, people.

A place is told by the word that closes its name (县, 镇, 路), or stands in the table: cities and counties
whose first character is a surname too.
"""

from __future__ import annotations

import re
from typing import Final

_CLOSED: Final = re.compile(".+[省市县縣区區州镇鎮乡鄉村屯寨庄莊街巷路港湾灣岛島峡峽站]")
_NATURE: Final = re.compile(".[湖溪岭嶺]")  # 江, 海 and 山 close names of people as often
_NAMES: Final = """
武汉 武漢 武昌 武威 武进 武冈 武夷山 温州 溫州 温岭 温江 安庆 安慶 安阳 安康 安顺 安丘 安吉 安溪 安东
石家庄 石家莊 石狮 石首 石嘴山 石门 石泉 常州 常德 常熟 高安 高邮 高雄 高密 高要 高淳 唐山 马鞍山 马尾
馬公 江门 江阴 江津 江都 江宁 江陵 江北 江苏 江西 万宁 万年 万载 金华 金昌 金坛 金堂 金门 金門 陆丰 陆良
龙岩 龙口 龙泉 龙门 龙游 龙川 鲁甸 孟津 邹平 邹城 章丘 吴忠 徐闻 林芝 罗定 罗平 罗田 罗源 韩城 曹妃甸
田东 田阳 田林 蔡甸 余姚 余杭 余干 于都 吕梁 任丘 卢氏 沈阳 瀋陽 沈丘 钟祥 贾汪 夏津 夏邑 方城 白银 白城
秦皇岛 邵阳 邵武 邵东 钱塘 汤阴 汤原 康定 康平 易门 文昌 文登 施秉 施甸 洪洞 洪泽 辛集 柯城 柯桥 岳阳
岳西 齐河 梅河口 关岭 宁波 寧波 宁夏 宁德 宁乡 宁远 宁国 焦作 左权 左云 游仙 甘肃 甘谷 甘孜 包头 邢台
凌源 章贡 项城 霍邱 古田 古蔺 柳城 盛泽 伍家岗 桑植 应城 费城 闵行 麦盖提 桂林 桂平 桂阳 兰考 符离集
谷城 华阴 华容 華府 南京 南昌 南宁 南通 东京 東京 广安 廣安 广元 广汉 广东 廣東 德阳 平遥 平凉 明光 农安
连云港 双鸭山 满洲里 阳泉 阳朔 海口 海东 黄山 黃山 常山 江山 金山 钟山 萧山 蕭山 庐山 廬山 房山 文山
雷山 昆山 华山 泰山 衡山 梁山 方山 霍山 独山 白云山 白雲山 凌海 龙海 宁海 龙江 黑龙江 吴江 内江 红河
黄河 黃河 淮河 辽河 青岛 青島 太原 长沙 長沙 长春 长安
"""
_TABLE: Final = frozenset(_NAMES.split())


def is_place(word: str) -> bool:
    """Whether a word that could be a name is a place's: 何家镇, 黄山, 高安; not 何山."""
    return word in _TABLE or bool(_CLOSED.fullmatch(word) or _NATURE.fullmatch(word))
