package org.pirqscope.evidence.patch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pirqscope.evidence.line.LineStream;
import org.pirqscope.evidence.mail.MailHeader;
import org.pirqscope.evidence.mail.MailParts;
import org.pirqscope.evidence.mail.MailShape;
import org.pirqscope.evidence.mail.Mailbox;

/** Reads patches: of {@code git format-patch}, in mails and replies, in an mbox, as a web archive shows a mail. */
public final class PatchReader {

    private static final Pattern GIT = Pattern.compile("From ([0-9a-f]{40}) Mon Sep 17 00:00:00 2001");
    private static final int BINARY = 16;

    private PatchReader() {}

    /**
     * The patches of a text, in order; cover letters are patches without files.
     *
     * @param name of the text, for refusals
     * @throws PatchException if there is no hunk in it, or a damaged head of one
     */
    public static List<Patch> read(String name, byte[] file) {
        int zeros = 0;
        for (int i = 0; i < file.length; i++) {
            zeros += file[i] == 0 ? 1 : 0;
        }
        if (zeros > BINARY) {
            throw new PatchException(name + ": is not text; expected a patch or a mail with one");
        }
        List<Patch> patches = new ArrayList<>();
        for (Mailbox.Message message : Mailbox.messages(file)) {
            patches.add(new Message(name, message).read());
        }
        if (patches.stream().mapToInt(Patch::hunks).sum() == 0) {
            throw new PatchException(name + ":1:1: no patch in this text; expected \"--- a/FILE\", \"+++ b/FILE\" and "
                    + "\"@@ -LINE,COUNT +LINE,COUNT @@\" lines, quoted or not");
        }
        return List.copyOf(patches);
    }

    /** One message as it is read. */
    private static final class Message implements MailParts.Listener {

        private final Mailbox.Message message;
        private final DiffLines diff;
        private final PatchProse prose = new PatchProse();
        private int before;

        Message(String name, Mailbox.Message message) {
            this.message = message;
            this.diff = new DiffLines(name);
            this.before = message.line() - 1;
        }

        Patch read() {
            MailShape shape = Mailbox.shape(message.bytes());
            boolean mail = !message.separator().isEmpty() || shape == MailShape.MESSAGE;
            if (mail) {
                parts(message.bytes());
            } else {
                lines(message.bytes());
            }
            MailHeader header = mail ? MailHeader.of(message.bytes()) : MailHeader.of(new byte[0]);
            String subject = header.field("Subject").or(prose::subject).orElse("");
            List<PatchedFile> files = diff.end();
            return new Patch(
                    LineStream.shown(PatchProse.bare(subject)),
                    author(header),
                    commit(),
                    prose.upstream(),
                    prose.named(),
                    files);
        }

        private String author(MailHeader header) {
            Optional<String> quoted = diff.deepest() > 0 ? prose.quoted() : Optional.empty();
            String named = quoted.or(prose::from).or(() -> header.field("From")).orElse("");
            int address = named.indexOf('<');
            return LineStream.shown((address > 0 ? named.substring(0, address) : named)
                    .replace("\"", "")
                    .strip());
        }

        private Optional<String> commit() {
            Matcher git = GIT.matcher(message.separator());
            return git.matches() ? Optional.of(git.group(1)) : Optional.empty();
        }

        private void parts(byte[] bytes) {
            try {
                new MailParts(bytes, this).tell();
            } catch (IOException impossible) {
                // a damaged part ends there; what was read of it counts
                return;
            }
        }

        private void lines(byte[] bytes) {
            int number = 0;
            for (String line : new String(bytes, StandardCharsets.ISO_8859_1).split("\r?\n", -1)) {
                line(line, ++number + before);
            }
        }

        private void line(String raw, int number) {
            QuotedLine line = new QuotedLine(raw, number);
            if (!diff.take(line)) {
                prose.add(line);
            }
        }

        @Override
        public void own(String line, int number) {
            // headers are read apart
        }

        @Override
        public void text(String line, int number) {
            line(line, before + number);
        }

        @Override
        public void part(String name, InputStream decoded) throws IOException {
            lines(decoded.readAllBytes());
        }
    }
}
