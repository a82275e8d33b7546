// Chinese, simplified.

import { colors, part } from "./names.zh.js";

const words = {
  pageTitle: "Mugmoji 工作室", comma: "、", skip: "跳到选项", home: "Mugmoji，回到首页",
  startTitle: "你的脸，变成表情",
  startLead: "放一张自拍，转眼就有一个像你的表情，每一处都随你改。",
  choosePhoto: "选一张照片", takePhoto: "拍一张", dropHint: "也可以把照片拖到这里，或直接粘贴",
  withoutPhoto: "不用照片，直接开始", promise: "照片只用来画表情，不会保存，也不会发到别处。",
  dropNow: "松手，就变成表情", newPhoto: "换一张照片", save: "保存", close: "关闭",
  themeDark: "深色外观", themeLight: "浅色外观",
  studioTitle: "你的表情", history: "撤销与重做", undo: "撤销", redo: "重做", undone: "已撤销。", redone: "已重做。",
  tools: "工具", random: "随机来一个", compare: "和照片对比", photoAlt: "你的照片",
  comparing: "正在看照片。", comparingNot: "正在看表情。",
  expressions: "表情", allExpressions: "全部表情", ownExpression: "本来的我", parts: "各个部位",
  avatarLabel: "你的表情：{parts}", looking: "正在看你的照片……", ready: "你的表情画好了。",
  randomReady: "换了一张新面孔。", waiting: "现在有点忙，{seconds} 秒后再试。", again: "再试一次", otherPhoto: "换一张照片",
  likeYou: "最像你的", all: "全部", none: "无", similar: "{part}，相似度 {share}%", lashes: "睫毛",
  lashesNone: "这双眼睛没有睫毛款。", partChosen: "{slot}：{part}。", layerOn: "已加上{part}。", layerOff: "已去掉{part}。",
  colorOwn: "自动搭配", colorPicker: "任选颜色：{role}", colorChosen: "{role}：{color}。",
  expressionChosen: "表情：{name}。", styleChosen: "画风：{name}。",
  styleHint: "还是你，换一种画法。", "style.pop": "大眼睛、平涂色块，带肩膀", "style.classic": "柔和的明暗，只画头部",
  "style.ink": "墨线配色块",
  crop: "取景", "crop.bust": "原样", "crop.head": "只要头", "crop.tight": "撑满画面",
  outline: "贴纸描边", outlineWidth: "描边粗细", "line.ffffff": "白色", "line.26212e": "深色", "line.ffc93c": "黄色",
  "line.ff7a8a": "粉色", "line.5ab4e8": "蓝色", "line.4ca95c": "绿色",
  mood: "心情", captionLanguage: "语言", "language.en": "英文", "language.zh": "中文", captionPrompt: "开头（可不填）",
  captionWrite: "帮我写一句", captionAnother: "换一批", captionLines: "配文", captionOwn: "或者自己写",
  captionHint: "用 | 把上下两行隔开。", captionPlace: "位置", "place.auto": "自动", "place.top": "上方",
  "place.bottom": "下方", "place.bubble": "气泡", captionStyle: "字的样子", "captionStyle.classic": "白字",
  "captionStyle.ink": "黑字", "captionStyle.sunny": "阳光黄", "captionStyle.bubblegum": "泡泡糖粉", captionRemove: "去掉文字",
  captionRemoved: "文字已去掉。", captionChosen: "文字：{text}", "caption.long": "太长了，最多 500 个字。",
  "caption.bars": "最多用一个 |。", "caption.empty": "| 的两边都要有字。", "caption.signs": "里面有画不出来的符号。",
  saveTitle: "保存与分享", size: "尺寸", working: "正在处理……", saved: "{file} 已保存。", linkCopied: "链接已复制，整个表情都在链接里。",
  linkByHand: "请复制地址栏里的链接，整个表情都在里面。",
  "kind.png": "PNG", "kind.pngText": "到处都能用", "kind.svg": "SVG", "kind.svgText": "放多大都清晰", "kind.webp": "WebP",
  "kind.webpText": "小巧无损", "kind.moving": "动态 WebP", "kind.movingText": "会眨眼、会挥手，256 像素", "kind.recipe": "配方",
  "kind.recipeText": "JSON，下次接着改", "kind.link": "复制链接", "kind.linkText": "表情就在链接里",
  packTitle: "表情包", packHint: "你的最多 24 种表情，按各个聊天软件的要求做好。", "pack.chats": "聊天软件", "pack.title": "表情包名字",
  "pack.author": "作者", "pack.captions": "贴纸配文", "pack.moves": "做成动图（要等一会儿）", "pack.make": "做表情包",
  "pack.noChat": "先选一个聊天软件。", "chat.whatsapp": "WhatsApp", "chat.telegram": "Telegram", "chat.signal": "Signal", "chat.discord": "Discord",
  "chat.slack": "Slack", "chat.imessage": "iMessage", "chat.line": "LINE", "chat.wechat": "微信", "chat.mastodon": "Mastodon",
  cameraTitle: "拍一张", cameraHint: "脸放进圆框，睁开眼，让光从正面来。", shoot: "拍照", viewfinder: "摄像头画面",
  cameraReady: "摄像头好了。", facesTitle: "照片里有 {count} 张脸", facesText: "现在是最大的那张。", facesChoose: "换一张脸", facesHint: "和照片里一样，从左到右。", faceNumber: "第 {number} 张脸",
  "no-faceTitle": "没找到脸", "no-faceText": "换一张光线好、正面、整张脸都看得见的照片。",
  "not-a-pictureTitle": "这张图片打不开", "not-a-pictureText": "文件可能坏了。请用 JPEG、PNG、WebP、GIF、HEIC 或 AVIF。",
  "too-largeTitle": "文件太大了", "too-largeText": "最大 20 MB。把照片缩小，或者截个图再试。",
  "too-many-pixelsTitle": "图片太大了", "too-many-pixelsText": "最多 5000 万像素。把照片缩小，或者截个图再试。",
  busyTitle: "现在人有点多", busyText: "还没轮到你，稍等一下再试。",
  timeoutTitle: "等得太久了", timeoutText: "过一会儿再试，照片或尺寸小一点会更快。",
  offlineTitle: "连不上 Mugmoji", offlineText: "服务器开着吗？网络通吗？已经做好的都还在，换部位也还能用。",
  unauthorizedTitle: "这个服务器要密钥", unauthorizedText: "向管理员要一个带密钥的链接。",
  "bad-recipeTitle": "这不是配方文件", "bad-recipeText": "请打开在这里或用 mugmoji 保存的 JSON 文件。",
  "bad-linkTitle": "链接不完整", "bad-linkText": "请重新完整地复制一次，或者用照片从头来。",
  "bad-captionTitle": "这些字画不出来", "bad-captionText": "可能有字体里没有的符号，换几个字试试。",
  "bad-requestTitle": "没成功", "bad-requestText": "改一改再试。",
  "not-foundTitle": "这里没有", "not-foundText": "页面可能比服务器旧，刷新一下。",
  "bad-packTitle": "表情包没做成", "bad-packText": "少选一个聊天软件，或者不做动图再试。",
  unavailableTitle: "这个服务器做不了", unavailableText: "它缺一个需要的程序，换一种格式吧。",
  internalTitle: "出了点问题", internalText: "再试一次。还不行就刷新页面，你的表情不会丢。",
  cameraRefusedTitle: "摄像头被禁用了", cameraRefusedText: "在地址栏里允许本页使用摄像头，或者选一张照片。",
  cameraNoneTitle: "没找到摄像头", cameraNoneText: "接上一个，或者选一张照片。",
  cameraBusyTitle: "摄像头打不开", cameraBusyText: "可能有别的程序在用，关掉它，或者选一张照片。",
};

const names = {
  hairFront: "发型", head: "脸型", eyes: "眼睛", brows: "眉毛", nose: "鼻子", mouth: "嘴巴", facialHair: "胡子", glasses: "眼镜",
  headwear: "帽饰", outfit: "衣服", ears: "耳朵", earrings: "耳饰", details: "细节", backdrop: "背景", extras: "道具",
  words: "文字", style: "画风", hands: "手势", props: "物品", effectFront: "前景特效", effectBack: "背后特效",
};
for (const [name, text] of Object.entries(names)) words[`tab.${name}`] = words[`slot.${name}`] = text;

const roles = {
  hair: "发色", skin: "肤色", iris: "眼珠颜色", brow: "眉色", lip: "唇色", beard: "胡子颜色", frame: "镜框", lens: "镜片", fabric: "颜色",
  cloth: "颜色", metal: "金属", backdrop: "颜色",
};
for (const [name, text] of Object.entries(roles)) words[`role.${name}`] = text;

const colorName = (name) => colors[name] ?? (name.startsWith("tone-") ? `色阶 ${name.slice(5)}` : name);

export default { words, partName: part, colorName };
