"""Sheets to look at: what the autoencoder draws, and which art part is nearest to which photo."""

import csv

import cv2
import numpy as np
import torch

import canvases

CELL = 96


def cell(canvas):
    return cv2.resize(canvas, (CELL, CELL), interpolation=cv2.INTER_AREA)


def write(rows, path):
    wide = max(len(row) for row in rows)
    blank = np.full((CELL, CELL, 3), 255, np.uint8)
    sheet = np.vstack([np.hstack(row + [blank] * (wide - len(row))) for row in rows])
    cv2.imwrite(str(path), sheet[..., ::-1])


@torch.no_grad()
def reconstructions(draw, found, spoilers, rng, path, each=10):
    """For every slot three rows of the style's parts: spoiled canvases, what was drawn of them, the clean ones.

    `draw(canvases, slot)` gives N×3×306×306.
    """
    rows = []
    for slot, domains in found.items():
        clean = [canvases.read(domains["art"][i], slot) for i in sorted(rng.permutation(len(domains["art"]))[:each])]
        noisy = [spoilers[slot](rng, canvas, 0.6) for canvas in clean]
        drawn = (draw(noisy, slot).clamp(0, 1) * 255).permute(0, 2, 3, 1).numpy().astype(np.uint8)
        coloured = ([canvases.colours(canvas, slot) for canvas in group] for group in (noisy, clean))
        rows += [[cell(c) for c in group] for group in (next(coloured), drawn, next(coloured))]
    write(rows, path)


def neighbours(shown, rng, path, each=8, nearest=2):
    """For every slot: a row of photo canvases over the rows of art (each domain centred) nearest by cosine."""
    rows = []
    for slot, domains in shown.items():
        if "photo" not in domains or "art" not in domains:
            continue
        (photos, photo_codes), (art, art_codes) = domains["photo"], domains["art"]
        chosen = rng.permutation(len(photos))[:each]
        a = torch.nn.functional.normalize(photo_codes[chosen.tolist()] - photo_codes.mean(0), dim=1)
        b = torch.nn.functional.normalize(art_codes - art_codes.mean(0), dim=1)
        best = (a @ b.T).argsort(1, descending=True)[:, :nearest]
        rows.append([cell(canvases.colours(canvases.read(photos[i], slot), slot)) for i in chosen])
        for rank in range(min(nearest, best.shape[1])):
            rows.append([cell(canvases.colours(canvases.read(art[i], slot), slot)) for i in best[:, rank].tolist()])
    if rows:
        write(rows, path)


def curve(table, path, size=(760, 360), margin=46):
    """The loss by slot as an SVG picture, from `loss.csv`."""
    lines = {}
    with open(table) as file:
        for row in csv.DictReader(file):
            lines.setdefault(row["slot"], []).append((int(row["step"]), float(row["unexplained"])))
    if not lines:
        return
    wide, high = size
    last, top = max(line[-1][0] for line in lines.values()), 0.1 * np.ceil(10 * max(y for line in lines.values() for _, y in line))
    x = lambda step: margin + (wide - margin - 110) * step / last  # noqa: E731
    y = lambda share: high - margin - (high - 2 * margin) * share / top  # noqa: E731
    marks = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" font-family="sans-serif" font-size="11">',
             '<rect width="100%" height="100%" fill="#fff"/>',
             f'<text x="{margin}" y="20">share of the clean canvases left unexplained, by steps</text>']
    for share in np.arange(0, top + 0.01, 0.1):
        marks.append(f'<path d="M{margin} {y(share):.1f}H{wide - 110}" stroke="#ddd"/>'
                     f'<text x="{margin - 6}" y="{y(share) + 4:.1f}" text-anchor="end">{share:.1f}</text>')
    for step in np.linspace(0, last, 5).astype(int):
        marks.append(f'<text x="{x(step):.1f}" y="{high - margin + 18}" text-anchor="middle">{step}</text>')
    for number, (slot, line) in enumerate(sorted(lines.items(), key=lambda item: -item[1][-1][1])):
        colour = f"hsl({number * 360 // len(lines)} 70% 42%)"
        points = " ".join(f"{x(step):.1f},{y(share):.1f}" for step, share in line)
        marks.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="1.5"/>'
                     f'<text x="{wide - 102}" y="{margin + 12 + number * 18}" fill="{colour}">{slot}</text>')
    path.write_text("\n".join([*marks, "</svg>", ""]))
