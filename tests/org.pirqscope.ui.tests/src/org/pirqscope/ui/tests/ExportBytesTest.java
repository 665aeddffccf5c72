package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.pirqscope.diagram.StepRemark;
import org.pirqscope.diagram.export.Draft;
import org.pirqscope.diagram.export.ExportFormat;
import org.pirqscope.diagram.export.Passage;
import org.pirqscope.diagram.mail.Preset;
import org.pirqscope.report.breakpoint.PointOfNoReturn;
import org.pirqscope.search.Exploration;
import org.pirqscope.search.Odds;

/** What is set in the export dialog is what the verb writes with the same options. */
class ExportBytesTest extends ExportFixture {

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void theDialogAndTheVerbWriteTheSameBytes(ExportFormat format) throws IOException {
        choose("export-format", format.ordinal());
        radio("export-whole");
        byte[] verb = verb("--format", format.id(), "--all");
        assertArrayEquals(verb, export("dialog." + format.extension()));
        assertTrue(verb.length > 1000);
    }

    @Test
    void everyFieldReachesTheFile() throws IOException {
        choose("export-preset", 1);
        robot.find(Combo.class, "export-width").setText("80");
        robot.find(Spinner.class, "export-quotes").setSelection(2);
        type("export-from", "200");
        type("export-to", "300");
        Table lanes = robot.find(Table.class, "export-lanes");
        lanes.getItem(1).setChecked(false);
        robot.select(lanes);
        radio("export-leave");
        byte[] verb = verb(
                "--preset",
                "reply",
                "--width",
                "80",
                "--quotes",
                "2",
                "--from",
                "200",
                "--to",
                "300",
                "--lanes",
                "nvme0,guest,qemu,xen");
        assertArrayEquals(verb, export("reply.txt"));
        assertTrue(new String(verb).startsWith("> > nvme0"), new String(verb));
    }

    @Test
    void colourAndScaleReachAPicture() throws IOException {
        choose("export-format", ExportFormat.PNG.ordinal());
        robot.find(Combo.class, "export-scale").setText("1.5");
        robot.find(Button.class, "export-dark").setSelection(true);
        robot.select(robot.find(Button.class, "export-dark"));
        assertArrayEquals(verb("--format", "png", "--around", "first", "--dark", "--scale", "1.5"), export("dark.png"));
    }

    @Test
    void aFindingAndAPirqCanBeChosen() throws IOException {
        int second = run.steps().stream()
                .filter(step -> step.alarming())
                .skip(1)
                .findFirst()
                .orElseThrow()
                .number();
        choose("export-findings", 1);
        assertTrue(robot.find(Button.class, "export-around").getSelection());
        assertArrayEquals(verb("--around", Integer.toString(second)), preview().getBytes());
        type("export-touching", "nvme1/0");
        assertTrue(robot.find(Button.class, "export-around").getSelection());
        assertArrayEquals(
                verb("--around", Integer.toString(second), "--entry", "nvme1/0"),
                preview().getBytes());
        type("export-touching", "");
        radio("export-failure");
        type("export-touching", "54");
        assertTrue(robot.find(Button.class, "export-whole").getSelection());
        assertArrayEquals(verb("--pirq", "54"), export("pirq.txt"));
        again(Draft.MAIL.withPassage(new Passage(Passage.Kind.WHOLE, "", "", 0, "nvme1")));
        assertArrayEquals(verb("--device", "nvme1"), preview().getBytes());
        type("export-from", "20");
        type("export-to", "200");
        assertArrayEquals(verb("--device", "nvme1", "--from", "20", "--to", "200"), export("device.txt"));
    }

    @Test
    void marginAndHeightReachTheText() throws IOException {
        robot.find(Spinner.class, "export-indent").setSelection(4);
        robot.find(Spinner.class, "export-rows").setSelection(24);
        byte[] verb = verb("--indent", "4", "--rows", "24");
        assertArrayEquals(verb, preview().getBytes());
        assertTrue(robot.find(Spinner.class, "export-rows").isEnabled());
        radio("export-whole");
        assertFalse(robot.find(Spinner.class, "export-rows").isEnabled());
        type("export-touching", "55");
        assertArrayEquals(verb("--indent", "4", "--all", "--pirq", "55"), export("whole.txt"));
    }

    /** Each lane has its own tick and, without it, its own mode. */
    @Test
    void oneLaneIsFoldedAndAnotherLeftOut() throws IOException {
        choose("export-format", ExportFormat.PLANTUML.ordinal());
        radio("export-whole");
        Table lanes = robot.find(Table.class, "export-lanes");
        lanes.getItem(3).setChecked(false);
        robot.select(lanes);
        assertEquals("folded", lanes.getItem(3).getText(1));
        lanes.getItem(4).setChecked(false);
        lanes.setSelection(4);
        robot.select(lanes);
        radio("export-leave");
        assertEquals("folded", lanes.getItem(3).getText(1));
        assertEquals("left out", lanes.getItem(4).getText(1));
        assertArrayEquals(
                verb("--format", "plantuml", "--all", "--lanes", "nvme0,nvme1,guest", "--fold", "qemu"),
                export("lanes.puml"));
    }

    @Test
    void aSelectionDoesNotSwallowTheRangeThatWasTyped() throws IOException {
        type("export-from", "30");
        type("export-to", "60");
        export("typed.txt");
        again(memory.draft(run).withPassage(Passage.steps(100, 120)));
        Link link = robot.find(Link.class, "export-again");
        assertEquals("the rows selected in the diagram; last time <a>30 to 60</a>", link.getText());
        assertArrayEquals(verb("--from", "100", "--to", "120"), preview().getBytes());
        robot.select(link);
        assertArrayEquals(verb("--from", "30", "--to", "60"), preview().getBytes());
    }

    /** What is set in the widgets, and the options that say the same. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "format=TEXT preset=REPLY quotes=3 width=80 kind=failure rows=20|--preset reply --quotes 3 --width "
                        + "80 --rows 20",
                "format=TEXT preset=LOCKDEP width=100 indent=8 kind=whole touching=nvme0/0|--preset lockdep --width "
                        + "100 --indent 8 --all --entry nvme0/0",
                "format=TEXT preset=MARKDOWN width=72 kind=around lane=3|--preset markdown --width 72 --around "
                        + "FINDING --fold qemu",
                "format=PLANTUML kind=failure lane=0|--format plantuml --around first --lanes nvme1,guest,qemu,xen",
                "format=MERMAID from=20 to=140 touching=55|--format mermaid --from 20 --to 140 --pirq 55",
                "format=MSCGEN kind=around touching=nvme1|--format mscgen --around FINDING --device nvme1",
                "format=SVG kind=whole dark lane=4|--format svg --all --dark --fold xen",
                "format=PNG kind=whole touching=nvme1/0 scale=1.5|--format png --all --entry nvme1/0 --scale 1.5",
                "format=PNG from=100 scale=0.75 dark|--format png --from 100 --scale 0.75 --dark",
                "format=PDF kind=around dark lane=3|--format pdf --around FINDING --dark --fold qemu"
            })
    void whatTheWidgetsShowIsWhatTheVerbWrites(String widgets, String options) throws IOException {
        for (String word : widgets.split(" ")) {
            set(word.replaceFirst("=.*", ""), word.replaceFirst("[^=]*=?", ""));
        }
        int finding = run.steps().stream()
                .filter(step -> step.alarming())
                .findFirst()
                .orElseThrow()
                .number();
        byte[] verb = verb(options.replace("FINDING", Integer.toString(finding)).split(" "));
        assertArrayEquals(verb, export("widgets"));
    }

    private void set(String field, String value) {
        switch (field) {
            case "format" -> choose("export-format", ExportFormat.valueOf(value).ordinal());
            case "preset" -> choose("export-preset", Preset.valueOf(value).ordinal());
            case "quotes", "indent", "rows" ->
                robot.find(Spinner.class, "export-" + field).setSelection(Integer.parseInt(value));
            case "width", "scale" -> robot.find(Combo.class, "export-" + field).setText(value);
            case "kind" -> radio("export-" + value);
            case "from", "to", "touching" -> type("export-" + field, value);
            case "lane" -> untick(Integer.parseInt(value));
            case "dark" -> {
                robot.find(Button.class, "export-dark").setSelection(true);
                robot.select(robot.find(Button.class, "export-dark"));
            }
            default -> throw new IllegalArgumentException(field);
        }
    }

    private void untick(int lane) {
        Table lanes = robot.find(Table.class, "export-lanes");
        lanes.getItem(lane).setChecked(false);
        robot.select(lanes);
        assertEquals(lane < 2 ? "left out" : "folded", lanes.getItem(lane).getText(1), "no lane calls a driver");
    }

    @Test
    void thePointOfNoReturnReachesTheFile() throws IOException {
        assertFalse(robot.find(Button.class, "export-no-return").isEnabled());
        int step = Odds.along(run, Exploration.Options.standard())
                .orElseThrow()
                .noReturn()
                .orElseThrow()
                .step();
        Draft marked = Draft.MAIL.withRemarks(StepRemark.of(new PointOfNoReturn.At(step), run));
        again(marked);
        assertArrayEquals(verb("--no-return"), export("marked.txt"));
        again(marked);
        robot.find(Button.class, "export-no-return").setSelection(false);
        robot.select(robot.find(Button.class, "export-no-return"));
        assertArrayEquals(verb(), export("plain.txt"));
    }
}
