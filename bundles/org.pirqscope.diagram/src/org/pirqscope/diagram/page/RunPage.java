package org.pirqscope.diagram.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.pirqscope.diagram.Label;
import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.diagram.image.Svg;
import org.pirqscope.diagram.picture.Ink;
import org.pirqscope.diagram.picture.Palette;
import org.pirqscope.machine.call.Effect;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.run.Run;
import org.pirqscope.report.words.FindingWords;

/**
 * A run as one file that any browser of today shows without a network: the diagram as the picture of the other formats,
 * the steps with keys, the tables after each step, the message that is looked at with its bits, the findings, the text
 * for a mail for who has no script, and the run string.
 */
public final class RunPage {

    /** Most bytes of a file: it has to go through a mail. */
    public static final int LARGEST = 400_000;

    private static final Pattern PLACE = Pattern.compile("@(?:TITLE|COLOURS|MAIL|RUN|DATA)@");

    private final Run run;
    private final SequenceDiagram diagram;
    private final Origin origin;
    private final Palette palette;
    private final List<String> mail;

    /** @param mail the lines of the text for a mail */
    public RunPage(Run run, SequenceDiagram diagram, Origin origin, Palette palette, List<String> mail) {
        this.run = run;
        this.diagram = diagram;
        this.origin = origin;
        this.palette = palette;
        this.mail = List.copyOf(mail);
    }

    /** The whole file, 7-bit. */
    public byte[] bytes() {
        String title = Label.plain(origin.heading());
        Map<String, String> parts = Map.of(
                "@TITLE@", escaped(title),
                "@COLOURS@", colours(),
                "@MAIL@", escaped(String.join("\n", mail)),
                "@RUN@", escaped(origin.mark() + origin.runString().replaceAll("\\s+", "")),
                "@DATA@", packed(data()));
        // in one pass: what stands in a part is no place for another
        return PLACE.matcher(template())
                .replaceAll(place -> Matcher.quoteReplacement(parts.get(place.group())))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String template() {
        try (InputStream in = RunPage.class.getResourceAsStream("page.html")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String colours() {
        StringBuilder colours = new StringBuilder();
        for (Ink ink : Ink.values()) {
            if (ink != Ink.NONE) {
                colours.append("--")
                        .append(ink.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
                        .append(':')
                        .append(palette.hex(ink))
                        .append(';');
            }
        }
        return colours.toString();
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> {
                    boolean plain = c >= ' ' && c < 0x7f || c == '\n';
                    out.append(plain ? Character.toString(c) : "&#" + c + ";");
                }
            }
        });
        return out.toString();
    }

    private String data() {
        TreeSet<Integer> shown = shown();
        PageDecodes decodes = new PageDecodes(run);
        List<String> steps = shown.stream().map(step -> step(step, decodes)).toList();
        PageTables tables = PageTables.of(run, shown);
        return "{\"steps\":" + PageJson.array(steps) + ",\"decodes\":" + decodes.all() + ",\"tables\":" + tables.heads()
                + ",\"changes\":" + tables.changes() + ",\"svg\":" + PageJson.text(svg()) + "}";
    }

    /** The steps of the rows; where nothing is picked out, those too that have no row, such as a void call's end. */
    private TreeSet<Integer> shown() {
        TreeSet<Integer> shown = new TreeSet<>();
        for (int row = 0; row < diagram.rows(); row++) {
            if (diagram.kind(row).message()) {
                shown.add(diagram.shownStep(row));
            }
        }
        if (diagram.scope().only().isEmpty()) {
            run.steps().stream()
                    .map(Step::shown)
                    .filter(step -> step >= diagram.scope().first()
                            && step <= diagram.scope().last())
                    .forEach(shown::add);
        }
        return shown;
    }

    private String step(int number, PageDecodes decodes) {
        Step step = run.steps().get(number - 1);
        List<Step> both = new ArrayList<>();
        if (!step.entering() && step.partner() == number - 1) {
            both.add(run.steps().get(number - 2));
        }
        both.add(step);
        return PageJson.array(
                Integer.toString(number),
                PageJson.text(step.actorName()),
                PageJson.text(step.layer().label()),
                Integer.toString(step.depth()),
                PageJson.text(step.entering() ? step.text() + " {" : step.text()),
                PageJson.texts(
                        both.stream().flatMap(one -> one.effects().stream()).map(Effect::text)),
                PageJson.array(both.stream()
                        .flatMap(one -> one.log().stream())
                        .map(line -> PageJson.texts(Stream.of(line.layer().label(), line.text(), line.hiddenUnless())))
                        .toList()),
                PageJson.array(both.stream()
                        .flatMap(one -> one.findings().stream())
                        .map(finding -> PageJson.texts(Stream.of(
                                finding.severity().name(),
                                FindingWords.title(finding),
                                FindingWords.sentence(finding))))
                        .toList()),
                Integer.toString(decodes.at(number)));
    }

    private String svg() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Svg.write(diagram, origin, palette, out);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toString(StandardCharsets.US_ASCII);
    }

    private static String packed(String data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Deflater best = new Deflater(Deflater.BEST_COMPRESSION);
        try (DeflaterOutputStream pack = new DeflaterOutputStream(out, best)) {
            pack.write(data.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            best.end();
        }
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }
}
