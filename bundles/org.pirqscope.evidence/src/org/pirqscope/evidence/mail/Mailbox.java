package org.pirqscope.evidence.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The messages of a stream: one, or those of an mbox, each after a line {@code From}. Blocks of bytes are read, and no
 * more than a message and a block is in memory.
 */
public final class Mailbox {

    /** A message that is larger is cut there, and what follows it is not read. */
    public static final int LARGEST = 64 << 20;

    private static final int HEAD = 1 << 14;
    private static final int BLOCK = 1 << 16;
    private static final byte[] SEPARATOR = "From ".getBytes(StandardCharsets.ISO_8859_1);

    /**
     * A message.
     *
     * @param separator the line {@code From } before it, empty for none
     * @param line the number of its first line in the file, from 1
     * @param whole false where it was cut
     */
    public record Message(String separator, int line, byte[] bytes, boolean whole) {}

    private final InputStream in;
    private final boolean several;
    private byte[] buffer = new byte[2 * BLOCK];
    private int start;
    private int end;
    private boolean closed;
    private int line = 1;
    private int lines;
    private long bytes;

    /** Messages of a text of that shape: only an mbox has several. */
    public Mailbox(InputStream in, MailShape shape) {
        this.in = in;
        this.several = shape == MailShape.MBOX;
    }

    /** The messages of a text in their order; one that is no mail is one message. */
    public static List<Message> messages(byte[] file) {
        Mailbox mails = new Mailbox(new ByteArrayInputStream(file), shape(file));
        List<Message> messages = new ArrayList<>();
        try {
            for (Message next = mails.next(); next != null; next = mails.next()) {
                messages.add(next);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return List.copyOf(messages);
    }

    /** The shape of a file by its beginning. */
    public static MailShape shape(byte[] file) {
        return MailShape.of(new String(file, 0, Math.min(HEAD, file.length), StandardCharsets.ISO_8859_1));
    }

    /** The next message; null after the last one, or after one that was cut. @throws IOException as the stream does */
    public Message next() throws IOException {
        lines = 0;
        int looked = 0;
        while (true) {
            int stop = boundary(start + looked);
            if (stop >= 0) {
                return message(stop, true);
            }
            looked = Math.max(looked, end - start - SEPARATOR.length);
            if (end - start >= LARGEST) {
                closed = true;
                return message(end, false);
            }
            if (closed || !fill()) {
                return start == end ? null : message(end, true);
            }
        }
    }

    /** How many bytes were read. */
    public long bytes() {
        return bytes;
    }

    // where the next message begins; a line of a body that begins so is quoted by mail programs: ">From"
    private int boundary(int from) {
        for (int i = from; i < end - SEPARATOR.length; i++) {
            if (buffer[i] == '\n') {
                lines++;
                if (several && separates(i + 1) && blankBefore(i)) {
                    return i + 1;
                }
            }
        }
        return -1;
    }

    private boolean separates(int at) {
        return Arrays.equals(buffer, at, at + SEPARATOR.length, SEPARATOR, 0, SEPARATOR.length);
    }

    private boolean blankBefore(int newline) {
        int last = newline > start && buffer[newline - 1] == '\r' ? newline - 1 : newline;
        return last == start || buffer[last - 1] == '\n';
    }

    private Message message(int stop, boolean whole) {
        int from = start;
        String separator = "";
        if (several && stop - start >= SEPARATOR.length && separates(start)) {
            while (from < stop && buffer[from++] != '\n') {}
            separator = new String(buffer, start, from - start, StandardCharsets.ISO_8859_1).strip();
        }
        int first = separator.isEmpty() ? line : line + 1;
        Message message = new Message(separator, first, Arrays.copyOfRange(buffer, from, stop), whole);
        start = whole ? stop : end;
        line += lines;
        return message;
    }

    private boolean fill() throws IOException {
        System.arraycopy(buffer, start, buffer, 0, end - start);
        end -= start;
        start = 0;
        if (buffer.length - end < BLOCK) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int read = in.read(buffer, end, buffer.length - end);
        closed = read < 0;
        end += Math.max(0, read);
        bytes += Math.max(0, read);
        return !closed;
    }
}
