package org.pirqscope.cli.evidence;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.pirqscope.chart.ChartLook;
import org.pirqscope.chart.LivesChart;
import org.pirqscope.cli.input.ResultFile;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.Option;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.Terminal;
import org.pirqscope.cli.shell.TypedText;
import org.pirqscope.diagram.picture.Ink;
import org.pirqscope.diagram.picture.Palette;
import org.pirqscope.evidence.diagnosis.Observations;
import org.pirqscope.evidence.read.Evidence;
import org.pirqscope.evidence.timeline.LivesOverTime;
import picocli.CommandLine.Model.CommandSpec;

/** The lives of pirqs as a Gantt chart. */
public final class GanttOfEvidence {

    private static final String SVG = "svg";
    private static final int WIDTH = 1000;
    private static final int TEXT = 12;
    private static final int MOST_PIXELS = 30_000;

    private GanttOfEvidence() {}

    /** Adds its option. */
    public static void describe(CommandSpec spec) {
        spec.addOption(Option.flag(
                "--gantt",
                "Writes a chart instead, an SVG into a file of that name, else a PNG: what each pirq was over the "
                        + "timeline (asked for, mapped, bound, masked), how many are mapped, and vectors asked for "
                        + "and mapped per device."));
    }

    /** Writes it into the file that the options name. */
    public static void write(Evidence evidence, Observations seen, Arguments given, Terminal terminal) {
        TimelineOfEvidence.refuse(
                given, List.of("--preset", "--width", "--indent", "--quotes"), false, "--timeline alone");
        String file = given.file("-o")
                .orElseThrow(() -> new Refusal("evidence: --gantt needs a file: -o NAME.svg or -o NAME.png"));
        boolean svg = svg(given, file);
        TimelineOfEvidence.refuse(given, List.of("--scale"), !svg, "--format png alone");
        LivesOverTime lives = LivesOverTime.of(seen.lives(), TimelineOfEvidence.timeline(evidence, given, terminal));
        if (lives.rows().isEmpty()) {
            throw new Refusal("evidence: no line tells what became of a pirq");
        }
        LivesChart chart =
                new LivesChart(lives, seen.devices(), seen.lives().pools(seen.stack()), look(given.flag("--dark")));
        double scale = TimelineOfEvidence.scale(given);
        if (chart.height() * scale > MOST_PIXELS) {
            throw new Refusal("evidence: the lives of " + lives.rows().size()
                    + " pirqs do not fit into a picture; expected fewer logs or a smaller --scale");
        }
        ResultFile result = new ResultFile(file, given.flag("--force"));
        if (svg) {
            result.write(chart.svg(WIDTH, chart.height()));
            return;
        }
        BufferedImage image = chart.image(WIDTH, chart.height(), scale);
        result.write(out -> ImageIO.write(image, "png", out));
    }

    // the file's name says it where no option does
    private static boolean svg(Arguments given, String file) {
        String format =
                given.text("--format").orElse(file.toLowerCase(Locale.ROOT).endsWith(".svg") ? SVG : "png");
        if (!format.equals(SVG) && !format.equals("png")) {
            throw new Refusal("--format \"" + TypedText.of(format) + "\": --gantt writes svg or png");
        }
        return format.equals(SVG);
    }

    private static ChartLook look(boolean dark) {
        Palette palette = dark ? Palette.DARK : Palette.LIGHT;
        return new ChartLook(
                color(palette, Ink.PAPER),
                color(palette, Ink.TEXT),
                color(palette, Ink.LIFELINE),
                color(palette, Ink.XEN),
                color(palette, Ink.GUEST),
                color(palette, Ink.FAILURE),
                TEXT);
    }

    private static Color color(Palette palette, Ink ink) {
        return new Color(palette.rgb(ink));
    }
}
