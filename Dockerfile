# `docker build -t mugmoji .`, then
# `docker run --rm -i --read-only --network none mugmoji convert - -o - < selfie.jpg > emoji.png`
FROM swift:6.2-bookworm AS build
WORKDIR /mugmoji
COPY Tools/setup Tools/setup
# hadolint ignore=DL3008
RUN Tools/setup \
    && apt-get install -y --no-install-recommends binutils fontconfig make patchelf \
    && rm -rf /var/lib/apt/lists/*
COPY . .
RUN make all LIBRARY= && Tools/image-root /image

# The program and what it loads, a shell, and a Latin and a Chinese font for captions; WebM and videos need ffmpeg, which is left out.
FROM scratch
COPY --from=build /image /
ENV PATH=/usr/bin:/bin
USER 999
WORKDIR /pictures
ENTRYPOINT ["mugmoji"]
CMD ["--help"]
