extension StyleTemplate {
    /// The parts of the template by path inside the style's folder.
    ///
    /// The role classes decide the colours; those that are written out are what an SVG editor shows.
    static let parts: [String: String] = [
        "head/round.svg": part(
            "Round head",
            """
              <path class="skin" fill="#d7bd96" d="M256 96 C346 96 396 160 396 262 C396 366 340 430 256 430 C172 430 116 366 116 262 C116 160 166 96 256 96 Z"/>
              <path class="skin-shade" fill="#c5a078" opacity="0.6" d="M256 430 C340 430 396 366 396 262 C396 232 391 204 383 180 C388 230 386 300 350 350 C318 394 270 416 214 423 C227 428 241 430 256 430 Z"/>
            """),
        "ears/round.svg": part(
            "Round ears",
            """
              <ellipse class="skin" fill="#d7bd96" cx="114" cy="292" rx="26" ry="36"/>
              <ellipse class="skin" fill="#d7bd96" cx="398" cy="292" rx="26" ry="36"/>
              <ellipse class="skin-shade" fill="#c5a078" cx="110" cy="294" rx="12" ry="20"/>
              <ellipse class="skin-shade" fill="#c5a078" cx="402" cy="294" rx="12" ry="20"/>
            """),
        "nose/button.svg": part(
            "Button nose",
            """
              <path class="skin" fill="#d7bd96" d="M256 266 C264 290 282 306 282 322 C282 334 270 338 256 338 C242 338 230 334 230 322 C230 306 248 290 256 266 Z"/>
              <path class="skin-shade" fill="#c5a078" d="M231 324 C238 334 274 334 281 324 C281 345 231 345 231 324 Z"/>
            """),
        "eyes/open.svg": part(
            "Open eyes", tags: #"data-eyes="open""#,
            """
              <g id="eye">
                <ellipse class="sclera" fill="#ffffff" cx="194" cy="270" rx="31" ry="21"/>
                <circle class="iris" fill="#6a4022" cx="194" cy="270" r="18"/>
                <circle class="pupil" fill="#1d1517" cx="194" cy="270" r="10"/>
                <circle class="light" fill="#fff" cx="187" cy="262" r="5"/>
                <path class="line outline" fill="none" stroke="#33221f" stroke-width="7" stroke-linecap="round" d="M162 265 Q194 234 226 265"/>
              </g>
              <use href="#eye" x="124"/>
            """),
        "eyes/asleep.svg": part(
            "Closed eyes", tags: #"data-eyes="closed""#,
            """
              <path class="line outline" fill="none" stroke="#33221f" stroke-width="8" stroke-linecap="round" d="M164 268 Q194 294 224 268"/>
              <path class="line outline" fill="none" stroke="#33221f" stroke-width="8" stroke-linecap="round" d="M288 268 Q318 294 348 268"/>
            """),
        "brows/soft.svg": part(
            "Soft brows",
            """
              <path class="brow outline" fill="none" stroke="#5e3a20" stroke-width="13" stroke-linecap="round" d="M160 212 Q190 190 226 206"/>
              <path class="brow outline" fill="none" stroke="#5e3a20" stroke-width="13" stroke-linecap="round" d="M286 206 Q322 190 352 212"/>
            """),
        "mouth/closed.svg": part(
            "Closed mouth", tags: #"data-mouth="closed""#,
            """
              <path class="lip" fill="#c57a6c" d="M204 370 Q232 354 256 363 Q280 354 308 370 Q284 396 256 396 Q228 396 204 370 Z"/>
              <path class="line outline" fill="none" stroke="#33221f" stroke-width="6" stroke-linecap="round" d="M206 371 Q256 379 306 371"/>
            """),
        "mouth/smile.svg": part(
            "Smile", tags: #"data-mouth="smile""#,
            """
              <path class="lip" fill="#c57a6c" d="M196 358 Q230 364 256 367 Q282 364 316 358 Q294 406 256 406 Q218 406 196 358 Z"/>
              <path class="line outline" fill="none" stroke="#33221f" stroke-width="6" stroke-linecap="round" d="M196 358 Q256 406 316 358"/>
            """),
        "mouth/teeth.svg": part(
            "Smile with teeth", tags: #"data-mouth="teeth""#,
            """
              <path class="lip" fill="#c57a6c" d="M192 350 Q256 360 320 350 Q308 414 256 414 Q204 414 192 350 Z"/>
              <path class="mouth" fill="#6b1f27" d="M204 358 Q256 367 308 358 Q296 403 256 403 Q216 403 204 358 Z"/>
              <path class="teeth" fill="#fffdf6" d="M204 358 Q256 367 308 358 Q304 374 298 382 Q256 390 214 382 Q208 374 204 358 Z"/>
            """),
        "hairFront/short.svg": part(
            "Short hair", tags: #"data-hair-length="short" data-hair-texture="straight" data-bangs="n""#,
            """
              <path class="hair" fill="#6b4426" d="M106 270 C92 148 148 70 256 70 C364 70 420 148 406 270 L388 270 C390 222 374 190 338 176 C290 158 222 158 174 176 C138 190 122 222 124 270 Z"/>
              <path class="hair-shade" fill="#57341a" d="M406 270 C420 148 364 70 256 70 C346 82 392 134 376 206 C386 224 389 246 388 270 Z"/>
            """),
        "hairFront/long.svg": part(
            "Long hair", tags: #"data-hair-length="long" data-hair-texture="straight" data-bangs="n" data-back="long""#,
            """
              <path class="hair" fill="#6b4426" d="M92 452 C60 250 96 62 256 62 C416 62 452 250 420 452 L378 452 C402 340 392 216 256 160 C120 216 110 340 134 452 Z"/>
              <path class="hair-shade" fill="#57341a" d="M420 452 C452 250 416 62 256 62 C380 84 424 250 396 452 Z"/>
            """),
        "hairFront/bald.svg": part(
            "Bald head", tags: #"data-hair-length="bald" data-hair-texture="none" data-bangs="n""#,
            """
              <path class="light" fill="#fff" opacity="0.4" d="M168 158 C180 130 204 114 234 110 C214 124 196 142 188 166 Z"/>
            """),
        "hairBack/long.svg": part(
            "Back of long hair",
            """
              <path class="hair-shade" fill="#57341a" d="M108 180 H404 C424 290 420 380 404 440 Q256 400 108 440 C92 380 88 290 108 180 Z"/>
            """),
        "facialHair/beard.svg": part(
            "Beard", tags: #"data-facial-hair="beard""#,
            """
              <path class="beard" fill="#6b4426" fill-rule="evenodd" d="M116 280 C122 330 144 348 176 350 C206 352 222 342 256 342 C290 342 306 352 336 350 C368 348 390 330 396 280 C402 372 346 446 256 446 C166 446 110 372 116 280 Z M194 374 C194 400 222 412 256 412 C290 412 318 400 318 374 C318 358 290 356 256 356 C222 356 194 358 194 374 Z"/>
            """),
        "glasses/round.svg": part(
            "Round glasses", tags: #"data-glasses="clear""#,
            """
              <circle class="lens" fill="#2d2f3a" opacity="0.12" cx="194" cy="270" r="46"/>
              <circle class="lens" fill="#2d2f3a" opacity="0.12" cx="318" cy="270" r="46"/>
              <circle class="frame outline" fill="none" stroke="#26262b" stroke-width="10" cx="194" cy="270" r="46"/>
              <circle class="frame outline" fill="none" stroke="#26262b" stroke-width="10" cx="318" cy="270" r="46"/>
              <path class="frame outline" fill="none" stroke="#26262b" stroke-width="10" d="M239 262 Q256 250 273 262 M149 260 L118 252 M363 260 L394 252"/>
            """),
        "headwear/cap.svg": part(
            "Cap", tags: #"data-headwear="hat" data-hair-top="190""#,
            """
              <path class="fabric" fill="#3b6fb6" d="M102 206 C92 104 158 44 256 44 C354 44 420 104 410 206 C360 178 152 178 102 206 Z"/>
              <path class="fabric-shade" fill="#2f5b98" d="M92 202 C150 170 362 170 420 202 C436 214 426 232 408 226 C350 202 162 202 104 226 C86 232 76 214 92 202 Z"/>
            """),
        "outfit/tee.svg": part(
            "T-shirt", tags: #"data-clothes="plain""#,
            """
              <path class="skin-shade" fill="#c5a078" d="M210 400 H302 V470 H210 Z"/>
              <path class="cloth" fill="#4a7fc1" d="M36 512 C40 484 70 470 128 462 L204 448 Q256 494 308 448 L384 462 C442 470 472 484 476 512 Z"/>
              <path class="cloth-shade" fill="#3a67a0" d="M476 512 C472 484 442 470 384 462 L360 458 C410 476 432 494 436 512 Z"/>
            """),
        "outfit/shirt.svg": part(
            "Shirt", tags: #"data-clothes="collar""#,
            """
              <path class="skin-shade" fill="#c5a078" d="M210 400 H302 V470 H210 Z"/>
              <path class="cloth" fill="#4a7fc1" d="M36 512 C40 484 70 470 128 462 L204 448 L256 500 L308 448 L384 462 C442 470 472 484 476 512 Z"/>
              <path class="cloth-light" fill="#7aa5d8" d="M204 444 L256 500 L230 510 L186 460 Z M308 444 L256 500 L282 510 L326 460 Z"/>
            """),
        "backdrop/circle.svg": part(
            "Circle",
            """
              <circle class="backdrop" fill="#cfe3f7" cx="256" cy="262" r="250"/>
            """),
        "details/freckles.svg": part(
            "Freckles", tags: #"data-matched="no""#,
            """
              <g id="cheek">
                <circle class="skin-shade" fill="#c5a078" cx="176" cy="322" r="5"/>
                <circle class="skin-shade" fill="#c5a078" cx="196" cy="330" r="5"/>
                <circle class="skin-shade" fill="#c5a078" cx="184" cy="340" r="5"/>
              </g>
              <use href="#cheek" x="140"/>
            """),
        "details/lines.svg": part(
            "Lines of age", tags: #"data-age="old""#,
            """
              <path class="skin-shade outline" fill="none" stroke="#c5a078" stroke-width="5" stroke-linecap="round" d="M206 178 Q256 166 306 178 M190 346 Q180 364 184 382 M322 346 Q332 364 328 382"/>
            """),
        "effectFront/tears.svg": part(
            "Tears", tags: #"data-matched="no""#,
            """
              <path class="light" fill="#5ab4e8" d="M184 300 C196 320 204 330 204 342 A20 20 0 0 1 164 342 C164 330 172 320 184 300 Z"/>
              <path class="light" fill="#5ab4e8" d="M328 300 C340 320 348 330 348 342 A20 20 0 0 1 308 342 C308 330 316 320 328 300 Z"/>
            """),
        "effectFront/heart.svg": part(
            "Heart", tags: #"data-matched="no""#,
            """
              <path class="light" fill="#e8455f" d="M404 196 C380 176 364 158 372 138 C380 120 400 122 404 138 C408 122 428 120 436 138 C444 158 428 176 404 196 Z"/>
            """),
        "effectBack/rays.svg": part(
            "Rays", tags: #"data-matched="no""#,
            """
              <path class="light" fill="#ffd766" d="M244 10 H268 L262 70 H250 Z M64 62 L86 48 L116 100 L104 108 Z M448 62 L426 48 L396 100 L408 108 Z M6 220 V196 L60 204 V214 Z M506 220 V196 L452 204 V214 Z"/>
            """),
        "hands/thumb-up.svg": part(
            "Thumb up", tags: #"data-matched="no""#,
            """
              <rect class="skin" fill="#d7bd96" x="350" y="410" width="104" height="86" rx="30"/>
              <path class="skin" fill="#d7bd96" d="M362 424 C378 398 384 380 384 358 C384 336 416 336 416 358 C416 384 410 402 400 424 Z"/>
              <path class="skin-shade outline" fill="none" stroke="#c5a078" stroke-width="5" stroke-linecap="round" d="M404 436 H446 M402 456 H448 M404 476 H444"/>
            """),
        "props/mug.svg": part(
            "Mug", tags: #"data-matched="no""#,
            """
              <path class="light" fill="none" stroke="#d7dce4" stroke-width="14" d="M452 424 C484 418 484 470 450 464"/>
              <path class="light" fill="#eef1f5" d="M348 400 H456 L448 484 Q446 496 434 496 H370 Q358 496 356 484 Z"/>
              <ellipse class="light" fill="#6b4426" cx="402" cy="402" rx="48" ry="10"/>
            """),
    ]

    /// What faces of the template can do, and how they move.
    static let expressions = """
        {
          "version": 1,
          "motions": [
            {"name": "idle", "seconds": 3, "tracks": [
              {"of": "head", "times": [0, 0.5, 1], "values": {"dy": [0, 3, 0]}},
              {"of": "face", "times": [0, 0.45, 0.5, 0.55, 1], "values": {"lids": [1, 1, 0, 1, 1]}, "easing": "step"}
            ]},
            {"name": "bounce", "seconds": 0.8, "tracks": [
              {"of": "head", "times": [0, 0.5, 1], "values": {"dy": [0, -12, 0]}}
            ]},
            {"name": "flow", "seconds": 1.2, "tracks": [
              {"of": "effectFront", "times": [0, 0.2, 0.75, 1], "values": {"dy": [-4, 0, 16, 24], "opacity": [0, 1, 1, 0]}}
            ]}
          ],
          "expressions": [
            {"name": "happy", "title": "Happy", "emoji": ["😀", "😃", "😄"], "zh": "开心", "mouth": "teeth", "brows": {"dy": -6}, "motion": "bounce"},
            {"name": "in-love", "title": "In love", "emoji": ["😍", "❤️", "🥰"], "zh": "爱了", "mouth": "smile", "brows": {"dy": -10}, "parts": {"effectFront": "heart"}, "motion": "bounce"},
            {"name": "asleep", "title": "Asleep", "emoji": ["😴", "💤"], "zh": "睡着了", "eyes": "asleep", "mouth": "closed"},
            {"name": "crying", "title": "Crying", "emoji": ["😢", "🥲"], "zh": "流泪", "mouth": "closed", "brows": {"dy": -4, "frown": -16}, "parts": {"effectFront": "tears"}, "motion": "flow"},
            {"name": "angry", "title": "Angry", "emoji": ["😠", "😡"], "zh": "生气", "mouth": "closed", "brows": {"dy": 8, "frown": 18}},
            {"name": "thinking", "title": "Thinking", "emoji": ["🤔"], "zh": "思考", "mouth": "closed", "leftBrow": {"dy": 6}, "rightBrow": {"dy": -14}, "gaze": {"x": 6, "y": -6}},
            {"name": "thumbs-up", "title": "Thumbs up", "emoji": ["👍"], "zh": "赞", "mouth": "teeth", "parts": {"hands": "thumb-up", "effectBack": "rays"}},
            {"name": "good-morning", "title": "Good morning", "emoji": ["🌞", "☀️", "☕"], "zh": "早上好", "mouth": "smile", "parts": {"props": "mug"}}
          ]
        }

        """

    private static func part(_ title: String, tags: String = "", _ body: String) -> String {
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"\(tags.isEmpty ? "" : " ")\(tags)>
          <title>\(title)</title>
        \(body)
        </svg>

        """
    }
}
