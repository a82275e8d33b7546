"""Sheets to look at: what the autoencoder draws, and which art part is nearest to which photo."""

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


def reconstructions(network, found, held, rng, path, each=8):
    """For every slot three rows: spoiled canvases (photos held out first, then art), what was drawn, the clean ones."""
    rows = []
    network.eval()
    for slot, domains in found.items():
        art = [domains["art"][i] for i in rng.permutation(len(domains["art"]))[:each]]
        clean = [canvases.read(p) for p in held[slot][:each] + art]
        noisy = [canvases.spoiled(rng, canvas) for canvas in clean]
        x = torch.from_numpy(np.stack(noisy)).permute(0, 3, 1, 2).float() / 255
        with torch.no_grad():
            drawn = network(x, slot)[0].clamp(0, 1).permute(0, 2, 3, 1).numpy()
        drawn = [(canvas * 255).astype(np.uint8) for canvas in drawn]
        rows += [[cell(c) for c in group] for group in (noisy, drawn, clean)]
    write(rows, path)


def neighbours(shown, rng, path, each=8, nearest=2):
    """For every slot: a row of photo canvases over the rows of art (each domain centred) nearest by cosine."""
    rows = []
    for domains in shown.values():
        if "photo" not in domains or "art" not in domains:
            continue
        (photos, photo_codes), (art, art_codes) = domains["photo"], domains["art"]
        chosen = rng.permutation(len(photos))[:each]
        a = torch.nn.functional.normalize(photo_codes[chosen.tolist()] - photo_codes.mean(0), dim=1)
        b = torch.nn.functional.normalize(art_codes - art_codes.mean(0), dim=1)
        best = (a @ b.T).argsort(1, descending=True)[:, :nearest]
        rows.append([cell(canvases.read(photos[i])) for i in chosen])
        for rank in range(min(nearest, best.shape[1])):
            rows.append([cell(canvases.read(art[i])) for i in best[:, rank].tolist()])
    if rows:
        write(rows, path)
