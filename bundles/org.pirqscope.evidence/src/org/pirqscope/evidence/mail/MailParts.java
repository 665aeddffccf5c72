package org.pirqscope.evidence.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.Base64InputStream;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;

/** Takes one message apart and tells its lines and its parts in their order. */
public final class MailParts {

    /** Who hears of them. */
    public interface Listener {

        /** A line of the mail itself: a header, a separator, an encoded line; {@code number} counts from 1. */
        void own(String line, int number);

        /** A line of text, decoded; {@code number} is its first line in the message, from 1. */
        void text(String line, int number);

        /** A part that is text or data of its own. @param name what its header calls it */
        void part(String name, InputStream decoded) throws IOException;
    }

    private static final MimeConfig CONFIG = MimeConfig.custom()
            .setMaxLineLen(-1)
            .setMaxHeaderLen(-1)
            .setMaxHeaderCount(-1)
            .setMalformedHeaderStartsBody(false)
            .build();

    /** A line that is longer goes on as a line of its own with the same number. */
    private static final int LONGEST = 1 << 16;

    private static final Set<String> UNCODED = Set.of("7bit", "8bit", "binary");

    private final byte[] message;
    private final Listener listener;
    private int position;
    private int line = 1;
    private int parts;
    private boolean plain;
    private String name = "";

    public MailParts(byte[] message, Listener listener) {
        this.message = message;
        this.listener = listener;
    }

    /**
     * Tells everything. @return what is wrong with the mail's form, empty for nothing @throws IOException as a part
     * does
     */
    public Optional<String> tell() throws IOException {
        int text = plainText();
        if (text >= 0) {
            own(text);
            texts(message.length, false);
            return Optional.empty();
        }
        return tellMime();
    }

    // where the body of a mail begins whose header makes it plain text, as one does that says nothing of it (RFC 2045,
    // 5.2); -1 for any other header
    private int plainText() {
        int at = 0;
        while (at < message.length) {
            int next = next(at, message.length);
            String field = raw(at, next);
            if (field.isEmpty()) {
                return next;
            }
            boolean folded = at > 0 && (field.charAt(0) == ' ' || field.charAt(0) == '\t');
            int colon = field.indexOf(':');
            boolean named = colon > 0 && field.lastIndexOf(' ', colon) < 0;
            if (!folded && !(named && leavesText(field.substring(0, colon), field.substring(colon + 1)))) {
                return -1;
            }
            at = next;
        }
        return -1;
    }

    private static boolean leavesText(String field, String body) {
        if (field.equalsIgnoreCase("Content-Type")) {
            int end = body.indexOf(';');
            return body.substring(0, end < 0 ? body.length() : end).strip().equalsIgnoreCase("text/plain");
        }
        return !field.equalsIgnoreCase("Content-Transfer-Encoding")
                || UNCODED.contains(body.strip().toLowerCase(Locale.ROOT));
    }

    private Optional<String> tellMime() throws IOException {
        MimeTokenStream stream = new MimeTokenStream(CONFIG);
        stream.parse(new ByteArrayInputStream(message));
        try {
            EntityState state = stream.getState();
            while (state != EntityState.T_END_OF_STREAM) {
                if (state == EntityState.T_START_HEADER) {
                    name = "";
                } else if (state == EntityState.T_FIELD) {
                    field(stream.getField());
                } else if (state == EntityState.T_BODY) {
                    body(stream.getBodyDescriptor(), all(stream.getInputStream()));
                }
                state = stream.next();
            }
            own(message.length);
            return Optional.empty();
        } catch (MimeException malformed) {
            texts(message.length, false);
            return Optional.of(
                    String.valueOf(malformed.getMessage()).lines().findFirst().orElse(""));
        }
    }

    // most bodies are small: a buffer of the message's size would do, and is never larger than it
    private byte[] all(InputStream in) throws IOException {
        byte[] room = new byte[message.length - position];
        int length = 0;
        for (int read = 0; read >= 0 && length < room.length; length += Math.max(0, read)) {
            read = in.read(room, length, room.length - length);
        }
        return Arrays.copyOf(room, length);
    }

    private void field(Field field) {
        if (field.getName().equalsIgnoreCase("Content-Disposition")
                || field.getName().equalsIgnoreCase("Content-Type") && name.isEmpty()) {
            String body = field.getBody();
            int at = body.indexOf("name=");
            name = at < 0 ? name : named(body.substring(at + 5));
        }
    }

    private static String named(String value) {
        String bare = value.startsWith("\"") ? value.substring(1) : value;
        int end = 0;
        while (end < bare.length() && end < 80 && "\";\r\n".indexOf(bare.charAt(end)) < 0) {
            end++;
        }
        return bare.substring(0, end).strip();
    }

    private void body(BodyDescriptor descriptor, byte[] raw) throws IOException {
        int from = find(raw);
        own(from);
        int to = from + raw.length;
        parts++;
        String encoding = String.valueOf(descriptor.getTransferEncoding()).toLowerCase(Locale.ROOT);
        boolean html = descriptor.getMimeType().equals("text/html");
        boolean packed = encoding.equals("base64") || !descriptor.getMimeType().startsWith("text/") && !printable(raw);
        if (html && plain) {
            own(to);
        } else if (packed) {
            InputStream in = new ByteArrayInputStream(raw);
            boolean base64 = encoding.equals("base64");
            listener.part(
                    name.isEmpty() ? "part" + parts : name,
                    base64 ? new Base64InputStream(in, DecodeMonitor.SILENT) : in);
            own(to);
        } else {
            plain |= !html;
            if (encoding.equals("quoted-printable")) {
                quoted(to, html);
            } else {
                texts(to, html);
            }
        }
    }

    private static boolean printable(byte[] raw) {
        for (int i = 0; i < Math.min(raw.length, 512); i++) {
            if (raw[i] == 0) {
                return false;
            }
        }
        return raw.length < 2 || (raw[0] & 0xff) != 0x1f && (raw[0] & 0xff) != 0xfd;
    }

    // bodies come in the order in which they stand
    private int find(byte[] raw) {
        for (int at = position; at + raw.length <= message.length; at++) {
            if (Arrays.equals(message, at, at + raw.length, raw, 0, raw.length)
                    && (at == 0 || message[at - 1] == '\n')) {
                return at;
            }
        }
        return position;
    }

    private void own(int to) {
        while (position < to) {
            int next = next(position, to);
            listener.own(raw(position, next), line);
            position = next;
            line++;
        }
    }

    private int next(int from, int to) {
        int i = from;
        while (i < to && message[i] != '\n') {
            i++;
        }
        return Math.min(to, i + 1);
    }

    private String raw(int from, int next) {
        int end = next;
        while (end > from && (message[end - 1] == '\n' || message[end - 1] == '\r')) {
            end--;
        }
        return new String(message, from, end - from, StandardCharsets.ISO_8859_1);
    }

    private void texts(int to, boolean html) {
        while (position < to) {
            int next = Math.min(next(position, to), position + LONGEST);
            String text = raw(position, next);
            listener.text(html ? Markup.without(text) : text, line);
            position = next;
            line += message[next - 1] == '\n' ? 1 : 0;
        }
    }

    // one line of text may stand on several lines that end in "="
    private void quoted(int to, boolean html) throws IOException {
        while (position < to) {
            int from = position;
            int first = line;
            int next = next(from, to);
            line++;
            while (next < to && soft(from, next)) {
                next = next(next, to);
                line++;
            }
            position = next;
            String text = decoded(from, next);
            for (String part : text.split("\r?\n", -1)) {
                listener.text(html ? Markup.without(part) : part, first);
            }
            int start = next(from, next);
            for (int i = first + 1; i < line; i++) {
                int end = next(start, next);
                listener.own(raw(start, end), i);
                start = end;
            }
        }
    }

    private boolean soft(int from, int next) {
        int end = next - 1;
        while (end > from && (message[end] == '\n' || message[end] == '\r' || message[end] == ' ')) {
            end--;
        }
        return message[end] == '=';
    }

    private String decoded(int from, int next) throws IOException {
        byte[] bytes = Arrays.copyOfRange(message, from, next);
        try (InputStream in = new QuotedPrintableInputStream(new ByteArrayInputStream(bytes), DecodeMonitor.SILENT)) {
            String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            int end = text.length();
            while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
                end--;
            }
            return text.substring(0, end);
        }
    }
}
