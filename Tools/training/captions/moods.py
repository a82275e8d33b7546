"""The 48 moods in the order that the networks number them, and the words of their labels in English and Chinese.

What a mood looks like (expressions, the likeliest first) is read from Sources/Captioning/Resources/moods.json.
"""

import json
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[3]
LANGUAGES = ("en", "zh")

LABELS = {
    "happy": ("happy glad", "开心"), "lol": ("laughing so funny", "笑翻"), "excited": ("excited can't wait", "激动"),
    "celebrate": ("we did it celebrate", "庆祝"), "love": ("love you", "爱你"), "hug": ("hug", "抱抱"), "miss": ("miss you", "想你"),
    "thanks": ("thank you", "谢谢"), "proud": ("proud", "骄傲"), "cool": ("cool easy", "酷"), "smug": ("smug told you so", "得意"),
    "no": ("no not", "不要"), "cheer": ("you can do it", "加油"), "ok": ("okay yes", "好的"), "applause": ("well done applause", "鼓掌"),
    "hello": ("hello hi", "你好"), "morning": ("good morning", "早安"), "night": ("good night", "晚安"), "bye": ("bye see you", "拜拜"),
    "brb": ("back soon", "马上回来"), "ping": ("are you there", "在吗"), "please": ("please", "拜托"), "sorry": ("sorry", "对不起"),
    "birthday": ("happy birthday", "生日快乐"), "hungry": ("hungry food", "饿了"), "yummy": ("yummy delicious", "好吃"),
    "waiting": ("still waiting", "等待"), "weekend": ("weekend", "周末"), "payday": ("payday money", "发工资"), "busy": ("busy", "忙"),
    "tired": ("tired", "好累"), "sleepy": ("sleepy sleep", "好困"), "sad": ("sad", "难过"), "crying": ("crying tears", "大哭"),
    "angry": ("angry", "生气"), "speechless": ("no words", "无语"), "facepalm": ("oh no mistake", "捂脸"), "shocked": ("what shocked", "震惊"),
    "scared": ("scared", "害怕"), "confused": ("confused", "懵"), "thinking": ("thinking let me think", "思考"), "doubt": ("doubt hmm", "怀疑"),
    "awkward": ("awkward", "尴尬"), "shy": ("shy", "害羞"), "bored": ("bored", "无聊"), "sick": ("sick cold", "生病"),
    "monday": ("monday", "周一"), "lazy": ("lazy", "躺平"),
}  # fmt: skip
MOODS = list(LABELS)


def label(mood: str, language: str) -> str:
    return LABELS[mood][LANGUAGES.index(language)]


def expressions(path: pathlib.Path | None) -> dict[str, list[str]]:
    """Mood → names of expressions, from the package's moods.json."""
    listed = json.loads((path or ROOT / "Sources/Captioning/Resources/moods.json").read_text())["moods"]
    return {mood["id"]: mood["expressions"] for mood in listed}
