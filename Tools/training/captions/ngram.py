"""The baseline: an interpolated Kneser-Ney model of order 5 over the same tokens. It knows neither mood nor picture."""

import collections
import math

from network import START


class KneserNey:
    def __init__(self, lines: list[list[int]], vocabulary: int, order: int = 5):
        """`lines`: tokens with <start> and <end>."""
        self.order, self.vocabulary = order, vocabulary
        counts = [collections.defaultdict(collections.Counter) for _ in range(order)]
        for line in lines:
            padded = [START] * (order - 2) + line
            for place in range(order - 1, len(padded)):
                counts[order - 1][tuple(padded[place - order + 1:place])][padded[place]] += 1
        for size in range(order - 1, 0, -1):  # shorter contexts count in how many longer ones a token is seen
            for context, after in counts[size].items():
                for token in after:
                    counts[size - 1][context[1:]][token] += 1
        self.counts, self.totals, self.discounts = counts, [], []
        for table in counts:
            seen = collections.Counter(min(count, 3) for after in table.values() for count in after.values())
            self.discounts.append(seen[1] / (seen[1] + 2 * seen[2]) if seen[1] else 0.5)
            self.totals.append({context: after.total() for context, after in table.items()})

    def probability(self, context: tuple[int, ...], token: int) -> float:
        found = 1 / self.vocabulary
        for size in range(self.order):
            part = context[len(context) - size:]
            after = self.counts[size].get(part)
            if after:
                total, cut = self.totals[size][part], self.discounts[size]
                found = (max(after[token] - cut, 0) + cut * len(after) * found) / total
        return found

    def length(self, line: list[int]) -> float:
        """−log probability in nats of all but <start>."""
        padded = [START] * (self.order - 2) + line
        places = range(self.order - 1, len(padded))
        return -sum(math.log(self.probability(tuple(padded[place - self.order + 1:place]), padded[place])) for place in places)
