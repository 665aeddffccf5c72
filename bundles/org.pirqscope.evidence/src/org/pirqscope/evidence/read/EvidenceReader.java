package org.pirqscope.evidence.read;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.pirqscope.evidence.line.LineStream;
import org.pirqscope.evidence.mail.MailParts;
import org.pirqscope.evidence.mail.MailShape;
import org.tukaani.xz.XZInputStream;

/** Reads texts of all formats: as they are, packed, in mails. */
public final class EvidenceReader {

    private static final int HEAD = 1 << 14;
    private static final int DEEPEST = 4;
    private static final int LARGEST_MAIL = 64 << 20;
    private static final int XZ_MEMORY_KIB = 96 << 10;
    private static final int BYTES_BETWEEN = 1 << 20;

    private final Gathered out;
    private final ReadingProgress progress;
    private boolean cancelled;

    private EvidenceReader(ReadingProgress progress, boolean lines) {
        this.out = new Gathered(lines);
        this.progress = progress;
    }

    /**
     * Reads all of them.
     *
     * @throws EvidenceException if none of them holds a line of a known format, or one cannot be opened
     */
    public static Evidence read(List<TextSource> sources, ReadingProgress progress) {
        return read(sources, new EvidenceReader(progress, false));
    }

    /**
     * Reads all of them, and keeps their lines.
     *
     * @throws EvidenceException if none of them holds a line of a known format, or one cannot be opened
     */
    public static Evidence readLines(List<TextSource> sources, ReadingProgress progress) {
        return read(sources, new EvidenceReader(progress, true));
    }

    private static Evidence read(List<TextSource> sources, EvidenceReader reader) {
        boolean any = false;
        for (TextSource source : sources) {
            any |= reader.open(source);
        }
        if (!any) {
            List<String> notes = reader.out.notes();
            boolean one = sources.size() == 1 && notes.size() == 1;
            throw new EvidenceException(one ? notes.getFirst() : FirstBytes.nothing(sources));
        }
        return reader.out.evidence();
    }

    private boolean open(TextSource source) {
        try (InputStream in = source.opening().open()) {
            return text(source.name(), in, 0);
        } catch (IOException failed) {
            throw new EvidenceException(source.name() + ": cannot be read: " + failed.getMessage());
        }
    }

    private boolean text(String name, InputStream stream, int depth) throws IOException {
        BufferedInputStream in = new BufferedInputStream(stream, HEAD);
        in.mark(HEAD);
        byte[] head = in.readNBytes(HEAD - 1);
        in.reset();
        if (FirstBytes.gzip(head) || FirstBytes.xz(head)) {
            return depth < DEEPEST && packed(name, in, FirstBytes.xz(head), depth);
        }
        if (FirstBytes.binary(head)) {
            out.note(name + ": is no text");
            return false;
        }
        MailShape shape = MailShape.of(new String(head, StandardCharsets.ISO_8859_1));
        int file = out.begin(name);
        int first = out.facts();
        boolean found = shape == MailShape.MESSAGE || shape == MailShape.MBOX
                ? mails(name, file, in, shape, depth)
                : lines(name, new TextReader(file, out, shape == MailShape.WEB_PAGE), in);
        new Belonging(out, first).settle();
        return found;
    }

    private boolean packed(String name, InputStream in, boolean xz, int depth) {
        int before = out.texts();
        try {
            InputStream plain = xz ? new XZInputStream(in, XZ_MEMORY_KIB) : new GZIPInputStream(in, BYTES_BETWEEN >> 4);
            return text(name, plain, depth + 1);
        } catch (IOException damaged) {
            out.note(name + ": cannot be unpacked to its end: " + damaged.getMessage());
            return out.texts() > before;
        }
    }

    private boolean lines(String name, TextReader reader, InputStream in) throws IOException {
        LineStream lines = new LineStream(in);
        long next = 0;
        try {
            for (String line = lines.next(); line != null && !cancelled; line = lines.next()) {
                reader.line(line, lines.number());
                if (lines.bytes() >= next) {
                    next = lines.bytes() + BYTES_BETWEEN;
                    cancelled = !progress.at(name, lines.bytes());
                }
            }
        } finally {
            reader.end();
        }
        return reader.recognised();
    }

    private boolean mails(String name, int file, InputStream in, MailShape shape, int depth) throws IOException {
        LineStream lines = new LineStream(in);
        Message message = new Message(name, file, depth);
        long next = 0;
        for (String line = lines.next(); line != null && !cancelled; line = lines.next()) {
            if (shape == MailShape.MBOX && line.startsWith("From ") && message.mayEnd()) {
                message.end();
                message.begin(lines.number());
            }
            message.add(line);
            if (lines.bytes() >= next) {
                next = lines.bytes() + BYTES_BETWEEN;
                cancelled |= !progress.at(name, lines.bytes());
            }
        }
        message.end();
        return true;
    }

    /** One mail of a file, as it comes together. */
    private final class Message implements MailParts.Listener {

        private final String name;
        private final int depth;
        private final TextReader reader;
        private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int before;
        private boolean blank = true;

        Message(String name, int file, int depth) {
            this.name = name;
            this.depth = depth;
            this.reader = new TextReader(file, out, true);
        }

        boolean mayEnd() {
            return blank && bytes.size() > 0;
        }

        void begin(int line) {
            before = line - 1;
            bytes = new ByteArrayOutputStream();
        }

        void add(String line) {
            if (bytes.size() > LARGEST_MAIL) {
                cancelled = true;
                out.note(name + ": a mail is larger than " + (LARGEST_MAIL >> 20) + " MiB; the rest is not read");
                return;
            }
            bytes.writeBytes(line.getBytes(StandardCharsets.ISO_8859_1));
            bytes.write('\n');
            blank = line.isEmpty();
        }

        void end() throws IOException {
            byte[] message = bytes.toByteArray();
            int from = 0;
            if (new String(message, 0, Math.min(5, message.length), StandardCharsets.ISO_8859_1).equals("From ")) {
                while (from < message.length && message[from++] != '\n') {}
                String separator = new String(message, 0, from, StandardCharsets.ISO_8859_1).stripTrailing();
                before++;
                reader.mailLine(separator, before);
            }
            byte[] rest = Arrays.copyOfRange(message, from, message.length);
            new MailParts(rest, this)
                    .tell()
                    .ifPresent(wrong -> out.note(name + ": its form is damaged, the rest is read as text: " + wrong));
            reader.end();
        }

        @Override
        public void own(String line, int number) {
            reader.mailLine(line, before + number);
        }

        @Override
        public void text(String line, int number) {
            reader.line(line, before + number);
        }

        @Override
        public void part(String part, InputStream decoded) throws IOException {
            if (depth < DEEPEST) {
                EvidenceReader.this.text(name + "!" + part, decoded, depth + 1);
            }
        }
    }
}
