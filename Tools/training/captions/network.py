"""The caption generators. Tensor names are those of the files in Sources/Captioning/Resources/models; `export.py` writes them.

Three published encoders of Dank Learning around one decoder (picture, picture + label, picture + label + attention), the published
convolution of This Meme Does Not Exist, scaled, and a causal dilated convolution that reuses its past.
Every `forward` takes (batch, picture, mood, tokens): picture N×P, mood N×M×L label tokens or N indexes (-1: not told), tokens N×T beginning
with <start>; it gives the logits N×T×V of what follows each token, or (`last`) N×1×V of what follows the last.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

PAD, START, END, BREAK, UNKNOWN = range(5)
SPECIAL = ["<pad>", "<start>", "<end>", "|", "<unk>"]


class Attention(nn.Module):
    """Bahdanau's, over the slots that hold a part and the words of the label."""

    def __init__(self, slots: int, dimension: int, embedding: int, hidden: int, width: int):
        super().__init__()
        self.slots = nn.Module()
        self.slots.weight = nn.Parameter(torch.randn(slots, embedding, dimension) * dimension ** -0.5)
        self.query = nn.Linear(hidden, width, bias=False)
        self.memory = nn.Linear(embedding, width, bias=False)
        self.score = nn.Linear(width, 1, bias=False)

    def remember(self, picture: Tensor, words: Tensor, told: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """What is attended to (N×(S+L)×E), its projection, and what is absent."""
        slots, _, dimension = self.slots.weight.shape
        parts = picture[:, :slots * dimension].unflatten(1, (slots, dimension))
        memory = torch.cat([torch.einsum("nsd,sed->nse", parts, self.slots.weight), words], 1)
        absent = torch.cat([(parts == 0).all(2), ~told], 1)
        return memory, self.memory(memory), absent

    def forward(self, state: Tensor, memory: Tensor, keys: Tensor, absent: Tensor) -> Tensor:
        score = self.score(torch.tanh(self.query(state)[:, None] + keys))[..., 0].masked_fill(absent, -1e4)
        return torch.einsum("nm,nme->ne", score.softmax(1), memory)


class CaptionLSTM(nn.Module):
    """The picture is the first input, then <start>, then tokens. `kind`: lstm, lstm-label, lstm-attention."""

    def __init__(self, kind: str, vocabulary: int, labels: Tensor, slots: int = 10, dimension: int = 24, embedding: int = 128,
                 hidden: int = 192, width: int = 64, dropout: float = 0.3):
        super().__init__()
        self.kind, self.drop = kind, nn.Dropout(dropout)
        self.embedding = nn.Embedding(vocabulary, embedding)
        nn.init.normal_(self.embedding.weight, std=embedding ** -0.5)
        self.picture = nn.Linear(slots * dimension + 3 + (0 if kind == "lstm" else embedding), embedding)
        if kind != "lstm":  # the words tell more than most parts of a face: begin with them
            with torch.no_grad():
                self.picture.weight[:, :-embedding] *= 0.3
                self.picture.weight[:, -embedding:] = 3 * torch.eye(embedding)
        attends = kind == "lstm-attention"
        self.attention = Attention(slots, dimension, embedding, hidden, width) if attends else None
        self.lstm = nn.LSTM(embedding * (2 if attends else 1), hidden, batch_first=True)
        with torch.no_grad():  # as published, the forget gate begins open: the first input must last
            self.lstm.bias_ih_l0[hidden:2 * hidden] = 1
        self.output = nn.Linear(hidden, vocabulary)
        self.register_buffer("labels", labels, persistent=False)  # moods×L, PAD behind the last word

    def forward(self, picture: Tensor, mood: Tensor, tokens: Tensor, last: bool = False) -> Tensor:
        labels = self.labels[mood.clamp(min=0)] * (mood >= 0)[:, None]
        told = labels != PAD
        words = self.embedding(labels) * told[..., None]
        if self.kind == "lstm":
            first = self.picture(picture)
        else:
            first = self.picture(torch.cat([picture, words.sum(1) / told.sum(1, keepdim=True).clamp(min=1)], 1))
        inputs = self.drop(torch.cat([first[:, None], self.embedding(tokens)], 1))
        if self.attention is None:
            states = self.lstm(inputs)[0]
        else:
            memory = self.attention.remember(picture, words, told)
            state = inputs.new_zeros(2, len(tokens), self.lstm.hidden_size).unbind()
            weights = self.lstm.weight_ih_l0, self.lstm.weight_hh_l0, self.lstm.bias_ih_l0, self.lstm.bias_hh_l0
            states = []
            for step in range(inputs.shape[1]):
                context = self.attention(state[0], *memory)
                state = torch._VF.lstm_cell(torch.cat([inputs[:, step], context], 1), state, *weights)
                states.append(state[0])
            states = torch.stack(states, 1)
        return self.output(self.drop(states[:, -1:] if last else states[:, 1:]))


class ConvNet(nn.Module):
    """The published form: a window of "<mood>  <box>  text so far" in, one character out. Nothing is reused from step to step."""

    def __init__(self, vocabulary: int, characters: dict[str, int], window: int, channels: int = 128, dropout: float = 0.1):
        super().__init__()
        self.window, self.characters = window, characters
        self.embedding = nn.Embedding(vocabulary, 16)
        sizes = [16] + [channels] * 5
        self.convs = nn.ModuleList(nn.Conv1d(a, b, 5, padding=2) for a, b in zip(sizes, sizes[1:]))
        self.norms = nn.ModuleList(nn.BatchNorm1d(channels) for _ in range(5))
        self.dense, self.norm = nn.Linear(channels, channels), nn.BatchNorm1d(channels)
        self.output, self.drop = nn.Linear(channels, vocabulary), nn.Dropout(dropout)

    def windows(self, mood: Tensor, tokens: Tensor) -> Tensor:
        """N×T×W: what stands in the window after each token (not <start> itself). Digits are neighbours in the vocabulary."""
        space, zero = self.characters[" "], self.characters["0"]
        heads = [[self.characters[c] for c in (f"{n:02d}  0  " if n >= 0 else "    0  ")] for n in mood.tolist()]
        before = torch.full((len(tokens), self.window - 7), space)
        rows = torch.cat([before, torch.tensor(heads), tokens[:, 1:]], 1).unfold(1, self.window, 1).clone()
        boxes = (tokens == BREAK).cumsum(1)
        for step in range(min(tokens.shape[1], self.window - 2)):  # the digit that counts breaks, while it is in sight
            rows[:, step, self.window - 3 - step] = zero + boxes[:, step]
        return rows

    def read(self, windows: Tensor) -> Tensor:
        """Windows N×W → logits N×V."""
        x = self.embedding(windows).transpose(1, 2)
        for place, (conv, norm) in enumerate(zip(self.convs, self.norms)):
            x = norm(F.relu(conv(x)))
            x = self.drop(F.max_pool1d(x, 2) if place < 4 else x.amax(2))
        return self.output(self.drop(self.norm(F.relu(self.dense(x)))))

    def forward(self, picture: Tensor, mood: Tensor, tokens: Tensor, last: bool = False) -> Tensor:
        windows = self.windows(mood, tokens)[:, -1 if last else 0:]
        return self.read(windows.flatten(0, 1)).unflatten(0, windows.shape[:2])


class Causal(nn.Module):
    """Gated causal dilated convolutions over characters, the mood added at every place."""

    def __init__(self, vocabulary: int, moods: int = 48, channels: int = 96, width: int = 3,
                 dilations: tuple[int, ...] = (1, 2, 4, 8, 16, 32), dropout: float = 0.1):
        super().__init__()
        self.drop, self.reach = nn.Dropout(dropout), [(width - 1) * d for d in dilations]
        self.embedding, self.moods = nn.Embedding(vocabulary, channels), nn.Embedding(moods, channels)
        nn.init.normal_(self.embedding.weight, std=0.3)
        nn.init.normal_(self.moods.weight, std=0.3)
        self.layers = nn.ModuleList(nn.Conv1d(channels, 2 * channels, width, dilation=d) for d in dilations)
        self.mixes = nn.ModuleList(nn.Linear(channels, channels) for _ in dilations)
        self.output = nn.Linear(channels, vocabulary)

    def forward(self, picture: Tensor, mood: Tensor, tokens: Tensor, last: bool = False) -> Tensor:
        told = self.moods(mood.clamp(min=0)) * (mood >= 0)[:, None]
        x = self.embedding(tokens) + told[:, None]
        for layer, mix, reach in zip(self.layers, self.mixes, self.reach):
            past, step, length = F.pad(self.drop(x), (0, 0, reach, 0)), layer.dilation[0], x.shape[1]
            taps = torch.cat([past[:, start:start + length] for start in range(0, reach + 1, step)], 2)  # as one product: fast on a CPU
            value, gate = F.linear(taps, layer.weight.transpose(1, 2).flatten(1), layer.bias).chunk(2, 2)
            x = x + mix(torch.tanh(value) * torch.sigmoid(gate))
        return self.output(self.drop(x[:, -1:] if last else x))
