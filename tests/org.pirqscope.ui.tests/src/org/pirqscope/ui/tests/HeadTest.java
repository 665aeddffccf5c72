package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;

/** The heads of tables can be read with the colours of both themes, as they are on the screen. */
@ExtendWith(Screenshot.class)
class HeadTest {

    private static final IEclipsePreferences COLOURS = InstanceScope.INSTANCE.getNode("org.eclipse.ui.workbench");
    private static final Pattern DARK = Pattern.compile("'(org\\.pirqscope\\.ui\\.\\w+)=(\\d+,\\d+,\\d+)'");

    private final UiRobot robot = new UiRobot();
    private final Map<String, String> dark = new HashMap<>();

    @AfterEach
    void asBefore() {
        dark.keySet().forEach(COLOURS::remove);
        robot.spin();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pirqs", "findings", "devices"})
    void lightHeadsHaveTheContrastOfText(String view) {
        measure(view);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pirqs", "findings", "devices"})
    void darkHeadsHaveTheContrastOfText(String view) throws IOException {
        Matcher values = DARK.matcher(Files.readString(
                Path.of(System.getProperty("pirqscope.root", "."), "bundles/org.pirqscope.ui/css/dark.css")));
        while (values.find()) {
            dark.put(values.group(1), values.group(2));
        }
        // as the style sheet of the dark theme does
        dark.forEach(COLOURS::put);
        robot.spin();
        measure(view);
    }

    private void measure(String view) {
        robot.begin("stale-pirq");
        robot.show(view);
        Control list = robot.find(Control.class, view);
        RGB wanted = ThemePalette.now(Tone.HEAD);
        robot.spinUntil(
                "the head has the colour of the theme",
                () -> most(colours(list)).equals(wanted));
        Map<RGB, Integer> colours = colours(list);
        double contrast = colours.keySet().stream()
                .mapToDouble(colour -> ContrastTest.contrast(ContrastTest.light(colour), ContrastTest.light(wanted)))
                .max()
                .orElseThrow();
        assertTrue(contrast >= 4.5, () -> view + " on " + wanted + ": " + contrast);
    }

    private static RGB most(Map<RGB, Integer> colours) {
        return colours.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    /** The colours of the first heads, without the edges. */
    private Map<RGB, Integer> colours(Control list) {
        int height = list instanceof Table table ? table.getHeaderHeight() : ((Tree) list).getHeaderHeight();
        Point place = list.getParent().toDisplay(list.getLocation());
        ImageData picture = picture(place.x + 30, place.y + 3, 140, height - 6);
        Map<RGB, Integer> colours = new HashMap<>();
        for (int x = 0; x < picture.width; x++) {
            for (int y = 0; y < picture.height; y++) {
                colours.merge(picture.palette.getRGB(picture.getPixel(x, y)), 1, Integer::sum);
            }
        }
        return colours;
    }

    private ImageData picture(int x, int y, int width, int height) {
        Image image = new Image(robot.display(), width, height);
        GC gc = new GC(robot.display());
        gc.copyArea(image, x, y);
        gc.dispose();
        ImageData data = image.getImageData();
        image.dispose();
        return data;
    }
}
