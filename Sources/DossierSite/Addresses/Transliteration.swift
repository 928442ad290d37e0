// Letters of Latin, Greek and Cyrillic alphabets as plain ASCII, for addresses and for the order of names.
// After the Unicode decompositions, BGN/PCGN for Cyrillic and ELOT 743 for Greek, both without diacritics.

/// ASCII letters for other letters; both cases.
enum Transliteration {
  /// Lower-case ASCII bytes by Unicode scalar.
  static let letters: [UInt32: [UInt8]] = {
    var letters: [UInt32: [UInt8]] = [:]
    for row in rows {
      for scalar in row.0.unicodeScalars { letters[scalar.value] = Array(row.1.utf8) }
    }
    return letters
  }()

  private static let rows: [(String, String)] = [
    ("àáâãäåāăąǎȁȃạảấầẩẫậắằẳẵặÀÁÂÃÄÅĀĂĄǍẠẢẤẦẨẪẬẮẰẲẴẶ", "a"), ("æǽÆǼ", "ae"), ("çćĉċčÇĆĈĊČ", "c"),
    ("ďđðĎĐÐ", "d"), ("èéêëēĕėęěẹẻẽếềểễệÈÉÊËĒĔĖĘĚẸẺẼẾỀỂỄỆ", "e"), ("ĝğġģǧĜĞĠĢǦ", "g"), ("ĥħḥĤĦḤ", "h"),
    ("ìíîïĩīĭįıịỉÌÍÎÏĨĪĬĮİỊỈ", "i"), ("ĵĴ", "j"), ("ķĶ", "k"), ("ĺļľŀłĹĻĽĿŁ", "l"), ("ñńņňŋÑŃŅŇŊ", "n"),
    ("òóôõöøōŏőǒơọỏốồổỗộớờởỡợÒÓÔÕÖØŌŎŐǑƠỌỎỐỒỔỖỘỚỜỞỠỢ", "o"), ("œŒ", "oe"), ("ŕŗřŔŖŘ", "r"),
    ("śŝşšșṣŚŜŞŠȘṢ", "s"), ("ßẞ", "ss"), ("ţťŧțṭŢŤŦȚṬ", "t"), ("þÞ", "th"),
    ("ùúûüũūŭůűųǔưụủứừửữựÙÚÛÜŨŪŬŮŰŲǓƯỤỦỨỪỬỮỰ", "u"), ("ŵŴ", "w"), ("ýÿŷỳỵỷỹÝŸŶỲỴỶỸ", "y"), ("źżžẓŹŻŽẒ", "z"),
    ("аА", "a"), ("бБ", "b"), ("вВ", "v"), ("гГґҐ", "g"), ("дД", "d"), ("еЕэЭ", "e"), ("ёЁ", "yo"),
    ("єЄ", "ye"), ("жЖ", "zh"), ("зЗ", "z"), ("иИіІ", "i"), ("їЇ", "yi"), ("йЙыЫ", "y"), ("кК", "k"),
    ("лЛ", "l"), ("мМ", "m"), ("нН", "n"), ("оО", "o"), ("пП", "p"), ("рР", "r"), ("сС", "s"), ("тТ", "t"),
    ("уУўЎ", "u"), ("фФ", "f"), ("хХ", "kh"), ("цЦ", "ts"), ("чЧ", "ch"), ("шШ", "sh"), ("щЩ", "shch"),
    ("ъЪьЬ", ""), ("юЮ", "yu"), ("яЯ", "ya"), ("ђЂ", "dj"), ("јЈ", "j"), ("љЉ", "lj"), ("њЊ", "nj"),
    ("ћЋ", "c"), ("џЏ", "dz"),
    ("αάΑΆ", "a"), ("βΒ", "v"), ("γΓ", "g"), ("δΔ", "d"), ("εέΕΈ", "e"), ("ζΖ", "z"),
    ("ηήΗΉιίϊΐΙΊ", "i"), ("θΘ", "th"), ("κΚ", "k"), ("λΛ", "l"), ("μΜ", "m"), ("νΝ", "n"), ("ξΞ", "x"),
    ("οόΟΌωώΩΏ", "o"), ("πΠ", "p"), ("ρΡ", "r"), ("σςΣ", "s"), ("τΤ", "t"), ("υύΥΎ", "y"), ("φΦ", "f"),
    ("χΧ", "ch"), ("ψΨ", "ps"),
  ]
}
