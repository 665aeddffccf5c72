package org.pirqscope.diagram.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.pirqscope.machine.run.Run;

/**
 * What an export will be, to look at before it is written.
 *
 * @param summary size and count in a few words, then what the user ought to know about limits
 * @param text the text itself; for a picture the same part as text for mail
 * @param pictures how it looks, or how it begins, as PNG files; none of a text
 * @param nameEnd how the file should be called
 */
public record Preview(String summary, String text, List<byte[]> pictures, FileNameEnd nameEnd) {

    /** Of a choice that cannot be fulfilled. */
    public static final Preview NONE =
            new Preview("", "", List.of(), new FileNameEnd(ExportFormat.TEXT, ExportFormat.TEXT.extension()));

    public Preview {
        pictures = List.copyOf(pictures);
    }

    private static final int LONGEST = 2_000;

    /** The preview. @throws ChoiceException if the run has no such part */
    public static Preview of(Run run, Choice choice) throws IOException {
        Export export = Export.of(run, choice);
        boolean picture = choice.format().picture();
        String text = picture ? export.calls() : text(export);
        String size = picture
                ? export.extent() + messages(export, choice) + "; below, the same calls as text"
                : measured(text);
        return new Preview(
                size + export.warnings().stream().map(warning -> ". " + warning).collect(Collectors.joining()),
                shortened(text),
                export.pictures(),
                export.nameEnd());
    }

    private static String messages(Export export, Choice choice) {
        return choice.format().told() ? "" : ", " + export.messages() + " messages";
    }

    /** The complete text that would be written. */
    public static String text(Export export) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        export.write(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String measured(String text) {
        int widest = text.lines().mapToInt(String::length).max().orElse(0);
        return text.lines().count() + " rows, at most " + widest + " columns";
    }

    private static String shortened(String text) {
        List<String> first = text.lines().limit(LONGEST + 1).toList();
        if (first.size() <= LONGEST) {
            return text;
        }
        long more = text.lines().count() - LONGEST;
        return String.join("\n", first.subList(0, LONGEST)) + "\n... " + more + " more rows are written\n";
    }
}
