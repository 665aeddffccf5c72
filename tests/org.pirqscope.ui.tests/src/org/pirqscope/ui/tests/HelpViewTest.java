package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.views.IViewDescriptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pirqscope.report.manual.Manual;
import org.pirqscope.report.manual.ManualBlock;
import org.pirqscope.report.manual.ManualSection;
import org.pirqscope.ui.help.HelpView;

/** The help has all views, opens where one works, and is read, followed and searched by keys alone. */
@ExtendWith(Screenshot.class)
class HelpViewTest {

    private final UiRobot robot = new UiRobot();
    private final Manual manual = Manual.read();

    @BeforeEach
    void begin() {
        robot.begin("stale-pirq");
    }

    @AfterEach
    void leave() {
        robot.page().hideView(robot.page().findView("org.pirqscope.ui.help"));
    }

    private static List<IViewDescriptor> views() {
        return Arrays.stream(PlatformUI.getWorkbench().getViewRegistry().getViews())
                .filter(view -> view.getId().startsWith("org.pirqscope.ui."))
                .toList();
    }

    private StyledText text() {
        return robot.find(StyledText.class, "help");
    }

    private String title() {
        return text().getLine(0);
    }

    private void traverse(int detail) {
        Event event = new Event();
        event.detail = detail;
        event.doit = true;
        text().notifyListeners(SWT.Traverse, event);
    }

    @Test
    void everyViewHasASectionWithAPicture() {
        assertTrue(views().size() >= 20, views().toString());
        for (IViewDescriptor view : views()) {
            Optional<ManualSection> section = manual.topic(view.getLabel());
            assertTrue(section.isPresent(), view.getLabel() + " has no section");
            assertEquals("views.md", section.get().page());
            List<ManualBlock.Picture> pictures = section.get().blocks().stream()
                    .filter(ManualBlock.Picture.class::isInstance)
                    .map(ManualBlock.Picture.class::cast)
                    .toList();
            assertEquals(1, pictures.size(), view.getLabel());
            String name = view.getId().substring("org.pirqscope.ui.".length());
            assertEquals("views/" + name + ".png", pictures.getFirst().file());
            assertTrue(Manual.file(pictures.getFirst().file()).isPresent(), view.getLabel() + " has no picture");
        }
    }

    @Test
    void f1OpensTheSectionOfEachView() {
        for (IViewDescriptor view : views()) {
            String name = view.getId().substring("org.pirqscope.ui.".length());
            if (!name.equals("help")) {
                robot.show(name);
                robot.press("F1");
                assertEquals(view.getLabel(), title());
            }
        }
    }

    @Test
    void linksAreFollowedByKeysAndBackReturns() {
        robot.run("org.pirqscope.ui.help-contents");
        assertEquals("Contents", title());
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            traverse(SWT.TRAVERSE_TAB_NEXT);
            String link = text().getSelectionText();
            assertTrue(!link.isEmpty() && seen.add(link), link);
        }
        traverse(SWT.TRAVERSE_TAB_PREVIOUS);
        String link = text().getSelectionText();
        assertTrue(seen.contains(link), link);
        traverse(SWT.TRAVERSE_RETURN);
        assertEquals(link, title());
        robot.run("org.pirqscope.ui.back");
        assertEquals("Contents", title());
        robot.run("org.pirqscope.ui.forward");
        assertEquals(link, title());
    }

    @Test
    void aSearchFindsWhatTheManualFinds() {
        robot.run("org.pirqscope.ui.help-contents");
        for (String words : List.of("stale hit", "MASKALL", "evidence --check", "nothingofthiskind")) {
            robot.find(Text.class, "help-search").setText(words);
            robot.spin();
            List<ManualSection> found = manual.find(words);
            found.forEach(section -> assertTrue(text().getText().contains(section.title()), section.title()));
            assertTrue(title().contains(words), title());
        }
        robot.find(Text.class, "help-search").setText("");
        robot.spin();
        assertEquals("Contents", title());
    }

    @Test
    void everySectionIsShownWhole() {
        robot.run("org.pirqscope.ui.help-contents");
        String before = text().getText();
        for (String topic : List.of("run", "Compared", "pirq", "Message decode")) {
            ((HelpView) robot.page().findView(HelpView.ID)).topic(topic);
            assertEquals(manual.topic(topic).orElseThrow().title(), title());
            assertNotEquals(before, text().getText());
            before = text().getText();
        }
    }
}
