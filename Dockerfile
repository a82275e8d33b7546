# `docker build -t mugmoji .`, then
# `docker run --rm -i --read-only --network none mugmoji convert - -o - < selfie.jpg > emoji.png`
FROM swift:6.2-bookworm AS build
WORKDIR /mugmoji
COPY Tools/setup Tools/setup
# hadolint ignore=DL3008
RUN Tools/setup \
    && apt-get install -y --no-install-recommends dpkg-dev binutils make patchelf \
    && rm -rf /var/lib/apt/lists/*
COPY . .
RUN make deb

FROM debian:bookworm-slim
# The package and what it depends on, and a Latin and a Chinese font for captions; WebM and videos need ffmpeg, which is left out.
# hadolint ignore=DL3008
RUN --mount=type=bind,from=build,source=/mugmoji/.build/packages,target=/packages \
    apt-get update \
    && apt-get install -y --no-install-recommends /packages/*.deb fonts-quicksand fonts-wqy-microhei \
    && rm -rf /var/lib/apt/lists/* /var/cache/apt /var/cache/debconf/*-old /var/log/apt /var/log/dpkg.log \
    && useradd --system --uid 999 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin mugmoji
USER 999
WORKDIR /pictures
ENTRYPOINT ["mugmoji"]
CMD ["--help"]
