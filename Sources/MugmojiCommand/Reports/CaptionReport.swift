import Mugmoji

/// What `caption --json` prints for a caption.
extension CaptionReport: JSONLine {}

/// What `caption moods --json` prints for a mood.
extension MoodReport: JSONLine {}
