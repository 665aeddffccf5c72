package org.pirqscope.diagram.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.pirqscope.diagram.LaneMode;
import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.diagram.image.Pdf;
import org.pirqscope.diagram.image.Png;
import org.pirqscope.diagram.image.Svg;
import org.pirqscope.diagram.mail.Mail;
import org.pirqscope.diagram.mail.MailOptions;
import org.pirqscope.diagram.mail.MailText;
import org.pirqscope.diagram.markup.Mermaid;
import org.pirqscope.diagram.markup.Mscgen;
import org.pirqscope.diagram.markup.PlantUml;
import org.pirqscope.diagram.picture.Palette;
import org.pirqscope.machine.run.Run;

/** One diagram in one format. The same run and choice give the same bytes, whoever asks. */
public final class Export {

    private static final int VIEWERS = 32_767;
    /** Pixels that ImageIO filters and packs in a minute: 20 million a second. */
    private static final long MINUTE = 1_200_000_000;

    private final Excerpt excerpt;
    private final SequenceDiagram diagram;
    private final Origin origin;
    private final Choice choice;

    private Export(Run run, Choice choice) {
        this.excerpt = new Excerpt(run, choice);
        this.diagram = excerpt.diagram();
        this.origin = Origin.of(run);
        this.choice = choice;
        if (choice.format() == ExportFormat.TEXT && choice.mail().room() < MailOptions.LEAST) {
            throw new ChoiceException("quotes and indent leave " + choice.mail().room() + " of "
                    + choice.mail().width() + " columns; a text needs " + MailOptions.LEAST);
        }
        if (choice.format() == ExportFormat.PNG && !png().possible()) {
            throw new ChoiceException("a PNG of " + png().width() + " x " + png().height()
                    + " pixels cannot be written: choose a range, a smaller scale or SVG");
        }
        if (choice.touched().isPresent() && diagram.messages() == 0) {
            throw new ChoiceException("no call in this part of the run touches "
                    + choice.touched().get().text() + choice.touched().get().instead(run));
        }
    }

    /** Prepares an export. @throws ChoiceException if the run has no such part, lane or finding */
    public static Export of(Run run, Choice choice) {
        return new Export(run, choice);
    }

    /** How many messages the diagram has; text counts calls itself. */
    public int messages() {
        return diagram.messages();
    }

    /** All calls of the diagram as text, one below the other: what somebody reads who does not see the picture. */
    String calls() {
        return String.join("\n", MailText.all(diagram, origin, choice.mail()).lines()) + "\n";
    }

    /** What the user ought to know before anything is written: limits of the format that this diagram passes. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>(
                choice.format() == ExportFormat.TEXT ? List.of() : origin.doubts()); // a text says them itself
        switch (choice.format()) {
            case PLANTUML ->
                warn(
                        warnings,
                        PlantUml.pages(diagram),
                        "PlantUML crops pictures at 4096 pixels: the diagram is written on %d pages");
            case MERMAID ->
                warn(
                        warnings,
                        parts(),
                        "Mermaid reads at most 50000 characters and 500 arrows at once: %d diagrams are written, as "
                                + "Markdown");
            case PNG -> tall(warnings);
            case TEXT -> text(warnings);
            case MSCGEN, SVG, PDF -> {}
        }
        return List.copyOf(warnings);
    }

    private int parts() {
        return Mermaid.parts(diagram, origin).size();
    }

    /** How the name of a file for it usually ends. */
    public NameEnd nameEnd() {
        return NameEnd.of(choice.format(), choice.format() == ExportFormat.MERMAID ? parts() : 1);
    }

    private static void warn(List<String> warnings, int count, String text) {
        if (count > 1) {
            warnings.add(text.formatted(count));
        }
    }

    /**
     * How a text differs from its usual look; of one that is made to be short: whether it is, and whether it can tell
     * what happened.
     */
    private void text(List<String> warnings) {
        Mail mail = excerpt.mail(origin);
        warnings.addAll(mail.notes());
        if (choice.part() instanceof Part.Whole
                || choice.part() instanceof Part.Steps
                || choice.touched().isPresent()) {
            return;
        }
        int rows = mail.lines().size();
        if (choice.mail().rows() > 0 && rows > choice.mail().rows()) {
            warnings.add("what matters needs " + rows + " rows at this width; "
                    + choice.mail().rows() + " are too few");
        }
        boolean hidden = choice.lanes().values().stream().anyMatch(mode -> mode == LaneMode.HIDDEN);
        if (hidden && !excerpt.withAllLanes().mail(origin).lines().equals(mail.lines())) {
            warnings.add(
                    "lanes are left out, and with them calls that matter; the whole run shows all calls of the others");
        }
    }

    private void tall(List<String> warnings) {
        Png png = png();
        if (Math.max(png.height(), png.width()) > VIEWERS) {
            double fits = Math.floor(10 * choice.scale() * VIEWERS / Math.max(png.height(), png.width())) / 10;
            warnings.add("the picture has " + png.width() + " x " + png.height() + " pixels; many viewers stop at "
                    + VIEWERS
                    + (fits >= 0.5 ? ", which a scale of " + fits + " keeps" : "; a range, SVG or PDF suits them"));
        }
        long pixels = png.height() * png.width();
        if (pixels > MINUTE / 2) {
            long minutes = Math.ceilDiv(pixels, MINUTE);
            warnings.add("so many pixels take up to " + (minutes == 1 ? "a minute" : minutes + " minutes")
                    + " to write; SVG and PDF are sharp at every size and take a second");
        }
    }

    /** How large a picture gets, in its own unit; nothing for a text. */
    public String extent() {
        return switch (choice.format()) {
            case PNG -> png().width() + " x " + png().height() + " pixels";
            case SVG -> Svg.extent(diagram, origin);
            case PDF -> pages(new Pdf(diagram, origin, palette()).pages());
            case TEXT, PLANTUML, MERMAID, MSCGEN -> "";
        };
    }

    private static String pages(int count) {
        return count == 1 ? "1 page" : count + " pages";
    }

    private Png png() {
        return new Png(diagram, origin, palette(), choice.scale());
    }

    private Palette palette() {
        return choice.dark() ? Palette.DARK : Palette.LIGHT;
    }

    /** Writes everything; the stream stays open. */
    public void write(OutputStream out) throws IOException {
        switch (choice.format()) {
            case SVG -> Svg.write(diagram, origin, palette(), out);
            case PNG -> png().write(out);
            case PDF -> new Pdf(diagram, origin, palette()).write(out);
            case TEXT, PLANTUML, MERMAID, MSCGEN -> {
                Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                text(writer);
                writer.flush();
            }
        }
    }

    private void text(Writer out) throws IOException {
        switch (choice.format()) {
            case PLANTUML -> PlantUml.write(diagram, origin, out);
            case MSCGEN -> Mscgen.write(diagram, origin, out);
            case MERMAID -> mermaid(Mermaid.parts(diagram, origin), out);
            default ->
                out.append(String.join("\n", excerpt.mail(origin).lines())).append('\n');
        }
    }

    /** Several diagrams cannot stand in one Mermaid source, but they can in one Markdown file. */
    private static void mermaid(List<String> parts, Writer out) throws IOException {
        if (parts.size() == 1) {
            out.append(parts.get(0));
            return;
        }
        for (int i = 0; i < parts.size(); i++) {
            out.append("Part ")
                    .append(Integer.toString(i + 1))
                    .append(" of ")
                    .append(Integer.toString(parts.size()))
                    .append(":\n\n```mermaid\n")
                    .append(parts.get(i))
                    .append("```\n\n");
        }
    }
}
