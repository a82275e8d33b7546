"""Compares the vector search with a plain pass over its memory, with faiss and with a naive search, in turns.

    (cd Tools && swift build -c release --product vectorsearch)
    python Tools/benchmarks/search_peers.py Tools/.build/release/vectorsearch --dimension 8

One query at a time against random vectors (or, with --clustered, vectors close around few points, so that near-ties abound).
In every round each side answers the same query --repeats times, of which the best counts, so that each finds the caches as it
left them itself; the table gives the best and the median round. The ratio is that to the plain pass: a loop that adds up all floats of
our table (the values, and a reciprocal length for each vector), with as many threads and as wide vectors as the search.
Every result is compared with that of a naive search in double precision, the naive sums being NumPy's. faiss gets the vectors
and queries divided by their lengths, as its inner product needs. Needs faiss-cpu and numpy.
"""

import argparse
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

import faiss
import numpy as np


def naive(vectors, query, top):
    """Every cosine in double precision; the more similar first, equals by row."""
    similarity = np.empty(len(vectors))
    square = float((query.astype(np.float64) ** 2).sum())
    for start in range(0, len(vectors), 1 << 16):
        part = vectors[start:start + (1 << 16)].astype(np.float64)
        similarity[start:start + len(part)] = part @ query / np.sqrt(square * (part * part).sum(1))
    least = np.partition(similarity, -top)[-top]
    near = np.flatnonzero(similarity >= least)
    return near[np.lexsort((near, -similarity[near]))][:top].tolist()


def best_of(repeats, work):
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        result = work()
        times.append((time.perf_counter() - start) * 1000)
    return min(times), result


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path)
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--dimension", type=int, default=8)
    parser.add_argument("--top", type=int, default=10)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--clustered", action="store_true")
    options = parser.parse_args()

    rng = np.random.default_rng(1)
    shape = options.count, options.dimension
    vectors = rng.standard_normal(shape, dtype=np.float32)
    queries = rng.standard_normal((options.rounds, options.dimension), dtype=np.float32)
    if options.clustered:
        vectors = queries[rng.integers(options.rounds, size=options.count)] + np.float32(1e-4) * vectors
    faiss.omp_set_num_threads(options.threads)
    flat = faiss.IndexFlatIP(options.dimension)
    flat.add(vectors / np.linalg.norm(vectors, axis=1, keepdims=True))
    unit = queries / np.linalg.norm(queries, axis=1, keepdims=True)

    with tempfile.TemporaryDirectory() as folder:
        vectors.tofile(Path(folder) / "vectors")
        queries.tofile(Path(folder) / "queries")
        process = subprocess.Popen(
            [options.program, Path(folder) / "vectors", Path(folder) / "queries",
             *f"--dimension {options.dimension} --top {options.top} --threads {options.threads}".split(),
             *f"--repeats {options.repeats}".split()],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

        def ours(line):
            print(line, file=process.stdin, flush=True)
            words = process.stdout.readline().split()
            return float(words[0]), [int(word) for word in words[1:]]

        sides = ["plain pass", "float32", "quantised", "faiss flat", f"faiss flat, {options.rounds} at once"]
        times = {side: [] for side in sides}
        same = {side: 0 for side in sides}
        for number in range(options.rounds):
            answers = {
                "plain pass": ours("read"),
                "float32": ours(f"float {number}"),
                "quantised": ours(f"quantized {number}"),
                "faiss flat": best_of(
                    options.repeats, lambda: flat.search(unit[number:number + 1], options.top)[1][0].tolist()),
            }
            together, found = best_of(2, lambda: flat.search(unit, options.top)[1])
            answers[sides[-1]] = together / options.rounds, found[number].tolist()
            expected = naive(vectors, queries[number], options.top)
            for side, (milliseconds, rows) in answers.items():
                times[side].append(milliseconds)
                same[side] += rows == expected
        process.stdin.close()
        process.wait()

    print(f"{options.count} x {options.dimension}, top {options.top}, {options.threads} threads, "
          f"faiss {faiss.__version__}")
    print("| a query | best ms | median ms | best / pass | median / pass | as the naive search |")
    print("|---|---|---|---|---|---|")
    best, median = min(times["plain pass"]), statistics.median(times["plain pass"])
    for side in sides:
        right = "" if side == "plain pass" else f"{same[side]} of {options.rounds}"
        print(f"| {side} | {min(times[side]):.2f} | {statistics.median(times[side]):.2f} | "
              f"{min(times[side]) / best:.2f} | {statistics.median(times[side]) / median:.2f} | {right} |")


if __name__ == "__main__":
    main()
