package org.pirqscope.diagram.tests;

import java.util.List;

/** Names that try to break out of every format. */
final class HostileNames {

    static final List<String> NAMES = List.of(
            "From nobody",
            "</svg><script>alert(1)</script>",
            "!include /etc/passwd",
            "%%{init: {}}%%",
            "a\nb\r\nend\n@enduml",
            "\u202egnp.exe\u2066",
            "\"quoted\\\" ' name\\n",
            "x".repeat(10_000),
            "--- a/file",
            "#comment",
            "end",
            "```\n# head",
            "n; drop #35; <br/>",
            "~__x__ //i// **b** %date() $var",
            "nvme\u00e9\u4e2d\ud83d\ude00",
            "]]>&amp;<!--");

    private HostileNames() {}
}
