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
        "eyes/closed.svg": part(
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
    ]

    private static func part(_ title: String, tags: String = "", _ body: String) -> String {
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"\(tags.isEmpty ? "" : " ")\(tags)>
          <title>\(title)</title>
        \(body)
        </svg>

        """
    }
}
