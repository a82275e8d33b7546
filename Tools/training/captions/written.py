"""What the program itself writes, judged: the second table of docs/decisions/captions.md.

    python3 written.py en --program .build/release/mugmoji --bank BANK.json --captions DIR --recipes me.json you.json …

Of 10 captions a mood and model, the recipes in turns: the share that repeats a training line, the share with a half that no line of the bank has, distinct-2, the share whose mood the
judge has in its first three, the same of those with a new half.
"""

import argparse
import json
import pathlib
import subprocess

from data import load, read_bank
from evaluate import distinct2
from judge import Judge
from moods import LANGUAGES, MOODS

MODELS = ["bank", "lstm", "lstm-label", "lstm-attention", "convnet"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("language", choices=LANGUAGES)
    parser.add_argument("--program", required=True)
    parser.add_argument("--bank", type=pathlib.Path, required=True)
    parser.add_argument("--captions", type=pathlib.Path, required=True)
    parser.add_argument("--recipes", nargs="+", required=True)
    parser.add_argument("--each", type=int, default=10)
    arguments = parser.parse_args()
    lines = load(arguments.bank, arguments.captions, arguments.language)
    known = {line for kinds in read_bank(arguments.bank, arguments.language).values() for texts in kinds.values() for line in texts}
    training, judge = set(lines.training()), Judge(lines, arguments.language)
    print("| model | repeats a line | has a new half | distinct-2 | mood fits | new and fits | the bank stepped in |\n|---|---|---|---|---|---|---|")
    for model in MODELS:
        captions, stepped = [], 0
        for number, mood in enumerate(MOODS):
            run = [arguments.program, "caption", arguments.recipes[number % len(arguments.recipes)], "--mood", mood, "--language", arguments.language,
                   "--model", model, "--count", str(arguments.each), "--seed", str(number), "--json"]
            for line in subprocess.run(run, check=True, capture_output=True, text=True).stdout.splitlines():
                caption = json.loads(line)
                captions.append((mood, caption["text"]))
                stepped += caption["model"] != model
        new = [any(half not in known for half in text.split("|")) for _, text in captions]
        fits = judge.ranks(captions) < 3
        print(f"| `{model}` | {sum(text in training for _, text in captions) / len(captions):.2f} | {sum(new) / len(new):.2f} "
              f"| {distinct2(captions, arguments.language):.2f} | {fits.mean():.2f} | {sum(n and f for n, f in zip(new, fits)) / len(new):.2f} "
              f"({sum(n and f for n, f in zip(new, fits)) / max(sum(new), 1):.2f}) | {stepped / len(captions):.3f} |", flush=True)


if __name__ == "__main__":
    main()
