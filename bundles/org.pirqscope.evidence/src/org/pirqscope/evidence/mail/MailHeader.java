package org.pirqscope.evidence.mail;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/** The fields of a message's header, unfolded and decoded. */
public final class MailHeader {

    private static final int LONGEST = 1 << 16;

    private final Map<String, String> fields = new LinkedHashMap<>();

    private MailHeader() {}

    /** Those of a message; of several of one name the first. */
    public static MailHeader of(byte[] message) {
        MailHeader header = new MailHeader();
        String name = "";
        String text = new String(message, 0, Math.min(LONGEST, message.length), StandardCharsets.ISO_8859_1);
        for (String line : text.split("\r?\n", -1)) {
            boolean folded = line.startsWith(" ") || line.startsWith("\t");
            int colon = line.indexOf(':');
            if (line.isEmpty() || !folded && colon < 1) {
                break;
            }
            if (folded) {
                String more = line.strip();
                header.fields.computeIfPresent(name, (key, value) -> value + " " + more);
            } else {
                name = line.substring(0, colon).toLowerCase(Locale.ROOT);
                name = header.fields.containsKey(name) ? "" : name;
                header.fields.put(name, line.substring(colon + 1).strip());
            }
        }
        return header;
    }

    /** The value of a field. */
    public Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name.toLowerCase(Locale.ROOT))).map(MailHeader::decoded);
    }

    private static String decoded(String value) {
        return value.contains("=?") ? DecoderUtil.decodeEncodedWords(value, DecodeMonitor.SILENT) : value;
    }
}
