// Names of parts and colours in Chinese. A part's name is put together from the words of its id: what it is like, then what it is.

const qualities = {
  braided: "编发", curtains: "帘式", line: "一线", tapered: "收窄", riding: "骑马", mutton: "羊排", "hard-part": "刻线",
  "braided-crown": "编发冠", "long-straight": "长直", "buzz-cut": "寸头", buzz: "寸头", "bowl-cut": "蘑菇头", "bowler-hat": "圆顶礼帽",
  long: "长", short: "短", medium: "中等", wide: "宽", narrow: "窄", small: "小", large: "大", big: "大", tiny: "迷你",
  tall: "高", high: "高", low: "低", flat: "平", deep: "深", "deep-set": "深邃", full: "饱满", thin: "细", thick: "浓",
  heavy: "厚", light: "淡", fine: "细致", slim: "纤细", slender: "修长", soft: "柔和", hard: "安全", round: "圆", rounded: "圆润",
  oval: "椭圆", square: "方", box: "方", boxed: "方形", rectangle: "长方", rectangular: "长方", hexagonal: "六边",
  octagonal: "八边", triangle: "三角", diamond: "菱形", heart: "心形", pointed: "尖", angled: "折角", arched: "弯",
  straight: "直", sloping: "斜", slant: "歪", slanted: "斜", inverted: "倒", upturned: "上扬", downturned: "下垂", up: "上",
  down: "下", left: "左", right: "右", side: "侧", front: "前", back: "后", behind: "后面", top: "顶", inner: "内", lower: "下",
  middle: "中年", old: "老年", baby: "小", child: "孩子", wavy: "波浪", waves: "波浪", curly: "卷", curls: "卷", coily: "小卷",
  coils: "小卷", spiky: "刺猬", spiked: "竖起", messy: "蓬乱", tousled: "凌乱", textured: "层次", brushed: "梳起", slick: "油亮",
  slicked: "油亮", combed: "梳平", wet: "湿", swept: "拨", tucked: "别耳", tied: "扎起", "tied-back": "扎后", half: "半",
  "half-up": "半扎", "half-rim": "半框", open: "张开", closed: "闭", loose: "松", tight: "紧", apart: "分开", joined: "连",
  set: "间距", calm: "平静", relaxed: "放松", tired: "疲惫", sad: "难过", happy: "开心", worried: "担心",
  cross: "生气", frown: "皱眉", content: "满足", neutral: "平静", gentle: "温和", speaking: "说话", talking: "说话",
   toothy: "露牙", clenched: "咬牙",
  gap: "牙缝", plump: "丰满", slight: "微微", sparse: "稀疏", bushy: "浓密", faint: "淡淡", raised: "挑起", drop: "水滴", tilt: "歪头",
  cushion: "软枕", hood: "内双", crease: "双眼皮", lined: "眼线", lashes: "带睫毛", lash: "带睫毛",
  wink: "眨眼", "wink-left": "左眨眼", "wink-right": "右眨眼", squeezed: "挤眼", sparkling: "闪亮", drowsy: "困倦", shadow: "阴影",
  cheek: "脸颊", cheeks: "脸颊", bulbous: "蒜头", hook: "鹰钩", hooked: "鹰钩", aquiline: "鹰钩", snub: "翘", button: "纽扣",
  wings: "鼻翼", nostrils: "鼻孔", bridge: "鼻梁", broad: "宽", protruding: "招风", lobed: "大耳垂", close: "贴近", receding: "后退",
  widows: "美人尖", thinning: "稀疏", bald: "光头", "bald-rim": "地中海", shaved: "剃", fade: "渐变", undercut: "底切",
  crew: "圆领", crop: "短碎", curtain: "帘式", parted: "分缝", part: "分缝", "side-part": "侧分", "part-left": "左分",
  "line-up": "齐边", fringe: "刘海", bangs: "刘海", "side-fringe": "斜刘海", "curtain-fringe": "八字刘海",
  "curtain-bangs": "八字刘海", french: "法式", space: "丸子", "ear-length": "齐耳", ear: "耳", ears: "耳朵", shoulder: "齐肩",
  length: "长度", shag: "层次碎", plain: "素", ringlets: "螺旋", glamour: "复古", beach: "海滩", feathered: "羽毛", layered: "层次",
  flipped: "外翘", skin: "肤色", silk: "丝滑", press: "拉直", finger: "指推", faux: "假", hawk: "莫霍克", mohawk: "莫霍克",
  ivy: "常春藤", league: "联盟", surfer: "冲浪", ballet: "芭蕾", rocker: "摇滚", caesar: "凯撒", man: "男士", wispy: "空气",
  flow: "飘逸", sponge: "海绵卷", wolf: "狼尾", far: "大", over: "盖", natural: "自然", pencil: "铅笔", handlebar: "翘角",
  chevron: "人字", horseshoe: "马蹄", walrus: "海象", wizard: "巫师", anchor: "锚", ducktail: "鸭尾", garibaldi: "加里波第",
  balbo: "巴尔博", van: "凡", dyke: "戴克", soul: "下唇", patch: "小撮", chin: "下巴", strap: "络腮", jaw: "下颌",
  "mutton-chops": "羊排", "stubble-light": "浅胡茬", aviator: "飞行员", wayfarer: "徒步", sport: "运动", butterfly: "蝴蝶",
  cat: "猫", eye: "眼", "cat-eye": "猫眼", rimless: "无框", browline: "眉框", pixel: "像素", panto: "潘托", oversized: "超大",
  oversize: "超大", reading: "老花", translucent: "透明", rim: "边", star: "星星", stars: "星星", "heart-eyes": "爱心眼",
  circle: "圆圈", ring: "圆环", rings: "圆环", single: "单只", gem: "宝石", gold: "金", pearl: "珍珠", beads: "珠串", bar: "横杆",
  cuff: "耳骨", feather: "羽毛", tassel: "流苏", chandelier: "吊灯", dot: "圆点", dots: "圆点", stripes: "条纹", confetti: "彩纸",
  backwards: "反戴", sideways: "侧戴", knot: "打结", wrapped: "缠绕", wrap: "缠绕", draped: "垂坠", pinned: "别针", slouch: "宽松",
  slouchy: "宽松", ribbed: "罗纹", pom: "毛球", bobble: "毛球", fur: "毛", party: "派对", bunny: "兔", flower: "花", sun: "遮阳",
  cowboy: "牛仔", bike: "骑行", ski: "滑雪", swimming: "泳", santa: "圣诞", chefs: "厨师", graduation: "学士", witch: "女巫",
  trucker: "卡车", newsboy: "报童", "flat-cap": "鸭舌", bucket: "渔夫", chubby: "圆胖", one: "一", two: "双", many: "许多",
  out: "吐", even: "整齐", pressed: "抿", bright: "灿烂", amazed: "惊叹", shout: "大喊", pucker: "嘟起", pout: "撅嘴", sniff: "抽泣",
  bawl: "大哭", yawning: "打哈欠", yum: "好吃", wry: "苦笑", snarl: "咆哮", wobble: "颤抖", silly: "傻笑", level: "平",
  grimace: "龇牙", scream: "尖叫", cheeky: "调皮", singing: "唱歌", very: "超", o: "O形", winged: "飞翼", halter: "挂脖",
  boat: "船", off: "露", scoop: "大", v: "V", turtle: "高", zip: "拉链", buttoned: "带扣", sports: "运动", bare: "裸露",
  puffer: "羽绒", leather: "皮", denim: "牛仔", raglan: "插肩", strapless: "抹胸", polo: "Polo", kiss: "亲亲", sweat: "汗",
  tears: "眼泪", tear: "眼泪", cold: "冷", money: "钱", question: "问号", exclamation: "感叹号", sick: "生病", zzz: "呼噜",
  drool: "口水", of: "", joy: "喜悦", "tears-of-joy": "喜极而泣", streams: "泪流", welling: "含泪", dizzy: "眩晕", mind: "脑洞",
  blown: "爆炸", "mind-blown": "震惊", gloom: "阴沉", rays: "光芒", flames: "火焰", sparkles: "闪光", love: "爱心", hearts: "爱心",
  drops: "水滴", anger: "怒气", steam: "冒气", snooze: "打盹", bulb: "灯泡", bubble: "气泡", blush: "腮红", freckles: "雀斑",
  dimples: "酒窝", mole: "痣", moles: "痣", scar: "疤", plaster: "创可贴", "beauty-spot": "美人痣", beauty: "美人", spot: "斑点",
  spots: "斑点", vitiligo: "白斑", septum: "鼻环", hearing: "助听", aids: "器", "hearing-aids": "助听器", bindi: "眉心红点",
  iris: "彩色", bags: "眼袋", whiskers: "猫须", "eye-shadow": "眼影", eyeliner: "眼线", forehead: "额头", lines: "皱纹",
  "lines-old": "深皱纹", "lines-middle": "浅皱纹", slit: "断眉", brow: "眉", mouth: "嘴", tongue: "舌头", "tongue-out": "吐舌",
  nose: "鼻", "nose-stud": "鼻钉", "nose-ring": "鼻环", eyes: "眼", "sun-hat": "遮阳帽", no: "无", "right-up": "右上",
  dastar: "锡克头巾", hanging: "垂", clip: "夹", corners: "嘴角", slice: "弧线", arch: "拱门", sunburst: "放射", badge: "徽章",
  halo: "光环", hills: "山丘", blob: "水滴块", medical: "医用", surgical: "医用", face: "脸", "360": "360度", non: "斗", la: "笠",
  window: "窗", "bow-band": "蝴蝶结发带", hair: "头发", "crown-up": "盘", buttons: "纽扣", "dress-straps": "吊带裙",
  "crew-cut": "平", cone: "圆锥", hime: "公主切", slide: "侧滑", cowlick: "翘毛", brim: "宽檐", point: "指", "point-up": "向上指",
  thumb: "拇指", strong: "用力", hands: "双手",
};

const common = {
  locks: "长发",
  asleep: "睡着",
  monolid: "单眼皮",
  hooded: "内双",
  almond: "杏眼",
  smirk: "坏笑",
  laughing: "大笑",
  laugh: "大笑",
  grin: "露齿笑",
  smiling: "微笑",
  smile: "微笑",
  bob: "波波头", lob: "中长发", pixie: "精灵短发", bun: "发髻", buns: "发髻", "low-bun": "低发髻", "high-bun": "高发髻",
  "top-bun": "丸子头", "messy-bun": "凌乱发髻", "man-bun": "男士发髻", "space-buns": "双丸子头", afro: "爆炸头", puff: "蓬松髻",
  puffs: "蓬松髻", braid: "辫子", braids: "辫子", "box-braids": "箱形辫", "two-braids": "双辫", cornrows: "玉米辫", locs: "脏辫",
  twists: "扭辫", twist: "扭辫", rolls: "发卷", ponytail: "马尾", tails: "马尾", pigtails: "双马尾", updo: "盘发", mullet: "狼尾头",
  quiff: "飞机头", pompadour: "背头", peak: "尖顶", bowl: "蘑菇头", mop: "蓬头", cut: "发", "crew-cut": "平头", tufts: "发簇",
  bantu: "班图", knots: "小髻", curl: "卷发", cap: "帽", "flat-top": "平顶头", "slicked-back": "大背头", beard: "胡子",
  "full-beard": "络腮胡", moustache: "小胡子", goatee: "山羊胡", stubble: "胡茬", chops: "鬓须", whisker: "须", glasses: "眼镜",
  monocle: "单片镜", headphones: "耳机", earmuffs: "耳罩", headband: "发带", hairband: "发箍", band: "发带", bow: "蝴蝶结",
  crown: "花冠", tiara: "小皇冠", "flower-crown": "花环", hat: "帽", "top-hat": "礼帽", helmet: "头盔", beanie: "毛线帽",
  "bucket-hat": "渔夫帽", "cowboy-hat": "牛仔帽", "hard-hat": "安全帽", "party-hat": "派对帽", bandana: "头巾", headwrap: "包头巾",
  headscarf: "头巾", turban: "缠头巾", hijab: "希贾布", shayla: "谢拉头巾", khimar: "希玛尔", ghutra: "阿拉伯头巾", durag: "都拉格",
  kippah: "基帕小帽", kufi: "库非帽", fedora: "软呢帽", trilby: "特里比帽", panama: "巴拿马帽", boater: "平顶草帽", bowler: "圆顶礼帽",
  beret: "贝雷帽", "newsboy-cap": "报童帽", "flat-cap": "鸭舌帽", sweatband: "吸汗带", visor: "遮阳檐", cloche: "钟形帽",
  chullo: "秘鲁帽", "trapper-hat": "雷锋帽", trapper: "雷锋帽", sombrero: "墨西哥草帽", snapback: "平檐帽", underscarf: "打底头巾",
  "non-la": "斗笠", mask: "口罩", stud: "耳钉", hoop: "耳环", dangle: "耳坠", tee: "T恤", shirt: "衬衫", blouse: "罩衫",
  jacket: "夹克", suit: "西装", tie: "领带", blazer: "西装外套", hoodie: "连帽衫", jumper: "毛衣", cardigan: "开衫", waistcoat: "马甲",
  turtleneck: "高领衫", apron: "围裙", tank: "背心", jersey: "球衣", neck: "领", kimono: "和服", dungarees: "背带裤", dress: "连衣裙",
  straps: "吊带", qipao: "旗袍", kurta: "库尔塔", scrubs: "手术服", dashiki: "大喜吉", sari: "纱丽", fists: "拳头", fist: "拳头",
  prayer: "合十", shush: "嘘", facepalm: "捂脸", thinking: "思考", clap: "鼓掌", shrug: "耸肩", peace: "剪刀手", wave: "挥手",
  salute: "敬礼", ok: "OK手势", "thumb-up": "点赞", "thumbs-up": "点赞", "thumb-down": "踩", "thumbs-down": "踩",
  "heart-hands": "比心", laptop: "笔记本电脑", cake: "蛋糕", coffee: "咖啡", thermometer: "体温计", horn: "喇叭", moon: "月亮",
  book: "书", gift: "礼物", phone: "手机", "medium-length": "中长",
};

export const colors = {
  amber: "琥珀色", auburn: "赤褐色", beige: "米色", berry: "浆果色", black: "黑色", blond: "金色", blue: "蓝色", brown: "棕色",
  burgundy: "酒红色", charcoal: "炭灰色", chestnut: "栗色", coral: "珊瑚色", cream: "奶油色", dark: "深色", denim: "牛仔蓝",
  forest: "墨绿色", gold: "金色", green: "绿色", grey: "灰色", hazel: "榛色", ink: "墨色", lavender: "薰衣草色", navy: "藏青色",
  olive: "橄榄绿", orange: "橙色", pale: "浅色", pink: "粉色", platinum: "铂金色", purple: "紫色", red: "红色", rose: "玫瑰色",
  silver: "银色", sky: "天蓝色", teal: "蓝绿色", tortoise: "玳瑁色", white: "白色", yellow: "黄色", "dark-blond": "深金色",
  "dark-brown": "深棕色", "light-brown": "浅棕色",
};

/** What a part is where its id does not say so. */
const kinds = {
  glasses: "眼镜", brows: "眉", nose: "鼻", head: "脸", ears: "耳", eyes: "眼", mouth: "嘴", outfit: "上衣", headwear: "帽", earrings: "耳饰",
};

/** Words that mean something else in a slot. */
const special = {
  glasses: { sun: "墨镜" }, mouth: { parted: "微张", full: "饱满" }, eyes: { "deep-set": "深邃" },
};

/** The name of a part. Of several words that have a name together the longest is taken. */
export function part(id, slot) {
  const things = special[slot] ? { ...common, ...special[slot] } : common;
  const words = id.replace("--lash", "-lash").split(/-+/);
  let [before, after] = ["", ""];
  for (let start = 0; start < words.length;) {
    let end = Math.min(start + 3, words.length);
    let key = words.slice(start, end).join("-");
    while (end > start + 1 && !(key in qualities) && !(key in things)) {
      end -= 1;
      key = words.slice(start, end).join("-");
    }
    if (key in things) after += things[key];
    else before += qualities[key] ?? key;
    start = end;
  }
  return before + (after || (kinds[slot] ?? ""));
}
