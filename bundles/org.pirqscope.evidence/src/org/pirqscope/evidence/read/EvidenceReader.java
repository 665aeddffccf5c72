package org.pirqscope.evidence.read;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.pirqscope.evidence.line.LineStream;
import org.pirqscope.evidence.mail.MailParts;
import org.pirqscope.evidence.mail.MailShape;
import org.pirqscope.evidence.mail.Mailbox;
import org.tukaani.xz.XZInputStream;

/** Reads texts of all formats: as they are, packed, in mails. */
public final class EvidenceReader {

    private static final int HEAD = 1 << 14;
    private static final int DEEPEST = 4;
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
        String beginning = new String(head, StandardCharsets.ISO_8859_1);
        MailShape shape = MailShape.of(beginning);
        if (shape == MailShape.NONE && FirstBytes.scenario(beginning)) {
            out.note(name + ": is a scenario and no log: pirqscope run carries it out");
            return false;
        }
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
        Mailbox mails = new Mailbox(in, shape);
        Message reading = new Message(name, file, depth);
        long next = 0;
        for (Mailbox.Message mail = mails.next(); mail != null && !cancelled; mail = mails.next()) {
            reading.read(mail);
            if (mails.bytes() >= next) {
                next = mails.bytes() + BYTES_BETWEEN;
                cancelled |= !progress.at(name, mails.bytes());
            }
        }
        return true;
    }

    /** The mails of a file, one after the other. */
    private final class Message implements MailParts.Listener {

        private final String name;
        private final int depth;
        private final TextReader reader;
        private int before;

        Message(String name, int file, int depth) {
            this.name = name;
            this.depth = depth;
            this.reader = new TextReader(file, out, true);
        }

        void read(Mailbox.Message mail) throws IOException {
            before = mail.line() - 1;
            if (!mail.separator().isEmpty()) {
                reader.mailLine(mail.separator(), before);
            }
            new MailParts(mail.bytes(), this)
                    .tell()
                    .ifPresent(wrong -> out.note(name + ": its form is damaged, the rest is read as text: " + wrong));
            reader.end();
            if (!mail.whole()) {
                out.note(name + ": a mail is larger than " + (Mailbox.LARGEST >> 20) + " MiB; the rest is not read");
            }
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
