package org.pirqscope.ui.desk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Tells a patch, or a mail with one, from other files, by how its beginning looks. */
final class LikePatch {

    private static final int LOOKED_AT = 1 << 18;
    private static final Pattern FILE = Pattern.compile("(?m)^[> ]*\\+\\+\\+ \\S");
    private static final Pattern HUNK = Pattern.compile("(?m)^[> ]*@@ -\\d+(,\\d+)? \\+\\d+(,\\d+)? @@");

    private LikePatch() {}

    /** Whether the file has a line that names a patched file, and one that begins a hunk; a file unread has none. */
    static boolean in(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            String text = new String(stream.readNBytes(LOOKED_AT), StandardCharsets.ISO_8859_1);
            return FILE.matcher(text).find() && HUNK.matcher(text).find();
        } catch (IOException unread) {
            return false;
        }
    }
}
