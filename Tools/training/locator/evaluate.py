"""Measures the face locator on whole photos, on turned, small, cropped and several faces, and on pictures without any.

    python evaluate.py --data DATA --mesh mesh.npz --weights face-locator.safetensors [--split train --seed 7]
"""

import argparse
from pathlib import Path

import cv2
import numpy as np
import torch
from safetensors.torch import load_file

import locate
import photos
from backgrounds import Backgrounds
from canvases import develop, draw, place, similarity


def whole(rng, photo, backgrounds):
    return photo.levels[0], [place(photo, np.eye(2, 3), False)]


def turned(rng, photo, backgrounds, size=480):
    x0, _, x1, _ = photo.box
    matrix, scale = similarity(rng, photo, size, rng.uniform(90, 300), rng.uniform(-0.785, 0.785), False,
                               size / 2 + rng.uniform(-60, 60, 2))
    return draw(photo, matrix, scale, size, borderMode=cv2.BORDER_REPLICATE), [place(photo, matrix, False)]


def small(rng, photo, backgrounds, size=800):
    canvas = backgrounds.draw(rng, size)
    width = rng.uniform(48, 96)
    matrix, scale = similarity(rng, photo, size, width, rng.uniform(-0.5, 0.5), False, rng.uniform(100, 700, 2))
    draw(photo, matrix, scale, size, dst=canvas, borderMode=cv2.BORDER_TRANSPARENT)
    return canvas, [place(photo, matrix, False)]


def huge(rng, photo, backgrounds, size=400):
    matrix, scale = similarity(rng, photo, size, rng.uniform(300, 400), rng.uniform(-0.2, 0.2), False,
                               size / 2 + rng.uniform(-20, 20, 2))
    return draw(photo, matrix, scale, size, borderMode=cv2.BORDER_REPLICATE), [place(photo, matrix, False)]


def several(rng, photo, backgrounds, size=640):
    canvas, faces = backgrounds.draw(rng, size), []
    for quarter in range(rng.integers(2, 5)):
        other = photo if quarter == 0 else backgrounds.photos[rng.integers(len(backgrounds.photos))]
        half = size // 2
        width = rng.uniform(80, 150)
        matrix, scale = similarity(rng, other, half, width, rng.uniform(-0.5, 0.5), False,
                                   half / 2 + rng.uniform(-40, 40, 2))
        cell = canvas[quarter // 2 * half:, quarter % 2 * half:][:half, :half]
        tile = np.ascontiguousarray(cell)
        draw(other, matrix, scale, half, dst=tile, borderMode=cv2.BORDER_TRANSPARENT)
        cell[:] = tile
        face = place(other, matrix, False)
        shift = np.array([quarter % 2 * half, quarter // 2 * half])
        face.box, face.points = face.box + np.tile(shift, 2), face.points + shift
        faces.append(face)
    return canvas, faces


def overlap(a, b):
    shared = locate.shared_area(a, b)
    return shared / (locate.area(a) + locate.area(b) - shared)


def report(name, rows, false, pictures, levels):
    found = [row for row in rows if row["overlap"] >= 0.5]
    print(f"{name}: {pictures} pictures, {len(rows)} faces, found {len(found)} ({len(found) / max(1, len(rows)):.1%}), "
          f"false {false}, levels {np.mean(levels):.2f}")
    if not found:
        return
    print(f"    overlap median {np.median([r['overlap'] for r in found]):.3f}, score 2nd percentile "
          f"{np.percentile([r['score'] for r in found], 2):.2f}")
    for kind in ("first", "refined"):
        error = np.array([row[kind] for row in found])
        roll = np.array([row[kind + " roll"] for row in found])
        text = ", ".join(f"{part} {np.median(error[:, c]):.3f} / {np.percentile(error[:, c], 95):.3f}"
                         for part, c in (("left eye", 0), ("right eye", 1), ("chin", 2), ("eyes' middle", 3)))
        print(f"    {kind}: {text}, size {np.median(error[:, 4]):.3f} / {np.percentile(error[:, 4], 95):.3f}, "
              f"roll {np.median(roll):.1f}° / {np.percentile(roll, 95):.1f}°")


def measured(truth, face):
    down = truth[2] - truth[:2].mean(0)
    unit = np.hypot(*down)
    apart = list(np.hypot(*(face.points - truth).T) / unit)
    middle = np.hypot(*(face.points[:2].mean(0) - truth[:2].mean(0))) / unit
    size = abs(np.log(np.hypot(*(face.points[2] - face.points[:2].mean(0))) / unit))
    return apart + [middle, size]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--data", "--mesh", "--weights"):
        arguments.add_argument(name, type=Path, required=True)
    arguments.add_argument("--split", default="val")
    arguments.add_argument("--seed", type=int, default=5)
    arguments.add_argument("--limit", type=int, default=10000)
    arguments.add_argument("--kinds", nargs="*", default=["whole", "turned", "small", "huge", "several", "none"])
    arguments.add_argument("--threshold", type=float, default=locate.THRESHOLD)
    arguments.add_argument("--sure", type=float, default=locate.SURE)
    arguments.add_argument("--scores", action="store_true", help="print how many faces each threshold would find")
    arguments.add_argument("--failures", type=Path, help="folder for pictures of what was missed or invented")
    options = arguments.parse_args()
    torch.set_num_threads(1)
    rng = np.random.default_rng(options.seed)
    tensors = load_file(options.weights)
    faces = photos.load(options.data, options.mesh, options.split)
    backgrounds = Backgrounds(faces, rng)
    rng.shuffle(faces)
    faces = faces[:options.limit]
    hits, alarms = [], []
    makers = {"whole": whole, "turned": turned, "small": small, "huge": huge, "several": several, "none": None}
    for kind in (makers[name] for name in options.kinds):
        rows, false, levels, pictures = [], 0, [], faces if kind else [None] * 200
        for index, photo in enumerate(pictures):
            picture, truths = kind(rng, photo, backgrounds) if kind else (backgrounds.draw(rng, 480), [])
            if kind is None:
                picture = develop(rng, picture)
            answers, ran = locate.locate(tensors, picture, options.threshold, options.sure)
            levels.append(len(ran))
            used = set()
            for truth in truths:
                scores = [overlap(truth.box, answer.box) for answer in answers]
                best = int(np.argmax(scores)) if scores else None
                row = {"overlap": scores[best] if scores else 0}
                if row["overlap"] >= 0.5:
                    used.add(best)
                    row["score"] = answers[best].score
                    for name, answer in (("first", answers[best]),
                                         ("refined", locate.refined(tensors, picture, answers[best]))):
                        row[name] = measured(truth.points, answer)
                        right = locate.Face(1, truth.box, truth.points)
                        row[name + " roll"] = np.degrees(abs(answer.roll - right.roll))
                rows.append(row)
                hits.append(row.get("score", 0))
            extra = [answer for i, answer in enumerate(answers) if i not in used]
            false += len(extra)
            alarms += [(kind is None, answer.score) for answer in extra]
            if options.failures and (extra or len(used) < len(truths)):
                options.failures.mkdir(parents=True, exist_ok=True)
                shown = picture.copy()
                for group, colour in ((truths, (0, 255, 0)), (answers, (255, 0, 0))):
                    for face in group:
                        low, high = face.box[:2].astype(int).tolist(), face.box[2:].astype(int).tolist()
                        cv2.rectangle(shown, tuple(low), tuple(high), colour, 2)
                cv2.imwrite(str(options.failures / f"{kind.__name__ if kind else 'none'}-{index}.png"),
                            shown[..., ::-1])
        report(kind.__name__ if kind else "none", rows, false, len(pictures), levels)
    if options.scores:
        for threshold in np.arange(0.2, 0.91, 0.05):
            print(f"threshold {threshold:.2f}: found {np.mean(np.array(hits) >= threshold):.4f}, false among faces "
                  f"{sum(s >= threshold for n, s in alarms if not n)}, without faces "
                  f"{sum(s >= threshold for n, s in alarms if n)}")


if __name__ == "__main__":
    main()
