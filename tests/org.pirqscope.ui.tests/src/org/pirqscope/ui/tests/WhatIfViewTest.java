package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.report.table.WhatIfRow;

/** The table of all rules: chosen in the cell, marked, taken back, compared with the release. */
@ExtendWith(Screenshot.class)
class WhatIfViewTest {

    private final UiRobot robot = new UiRobot();
    private Tree tree;

    @BeforeEach
    void open() {
        robot.begin("stale-pirq");
        robot.show("what-if");
        tree = robot.find(Tree.class, "what-if");
    }

    private TreeItem row(String rule) {
        return Arrays.stream(tree.getItems())
                .filter(item -> item.getText(0).endsWith(rule))
                .findFirst()
                .orElseThrow();
    }

    private void choose(String rule, String value) {
        Run before = run();
        tree.setSelection(row(rule));
        tree.notifyListeners(SWT.DefaultSelection, new Event());
        robot.spin();
        Combo list = (Combo) Stream.of(tree.getChildren())
                .filter(child -> "cell".equals(child.getData("id")))
                .findFirst()
                .orElseThrow();
        assertEquals(allowed(before, rule), List.of(list.getItems()));
        list.setText(value);
        list.notifyListeners(SWT.Selection, new Event());
        robot.spinUntil("it runs", () -> run() != before);
        robot.spin();
    }

    private static List<String> allowed(Run run, String rule) {
        return WhatIfRow.of(run.scenario().versions()).stream()
                .filter(one -> one.rule().equals(rule))
                .findFirst()
                .orElseThrow()
                .column()
                .allowed();
    }

    private Run run() {
        return robot.desk().session().now().run();
    }

    private void pick(String words) {
        tree.getMenu().notifyListeners(SWT.Show, new Event());
        MenuItem item = Stream.of(tree.getMenu().getItems())
                .filter(one -> one.getText().replace("&", "").startsWith(words))
                .findFirst()
                .orElseThrow();
        item.notifyListeners(SWT.Selection, new Event());
        robot.spin();
    }

    @Test
    void aRuleIsChosenInItsCellMarkedAndTakenBack() {
        Scenario before = robot.desk().scenario();
        assertTrue(run().failed());
        choose("linux.reuse", "never");
        assertFalse(run().failed(), "the fix helps");
        assertEquals("\u25b2 linux.reuse", row("linux.reuse").getText(0));
        assertEquals("never", row("linux.reuse").getText(2));
        assertTrue(row("linux.reuse").getText(1).startsWith("list, since"));
        choose("qemu.unmap-on-disable", "no");
        tree.setSelection(row("linux.reuse"));
        Run both = run();
        pick("As Released");
        robot.spinUntil("it runs", () -> run() != both);
        robot.spin();
        assertEquals(
                "qemu.unmap-on-disable=no", robot.desk().scenario().versions().whatIf());
        Run one = run();
        pick("All As Released");
        robot.spinUntil("it runs", () -> run() != one);
        robot.spin();
        assertEquals(before, robot.desk().scenario());
        assertTrue(Stream.of(tree.getItems()).noneMatch(item -> item.getText(0).startsWith("\u25b2")));
        for (int i = 0; i < 4; i++) {
            robot.press("M1+Z");
        }
        assertEquals(before, robot.desk().scenario());
        assertFalse(robot.desk().dirty());
    }

    @Test
    void theRunIsComparedWithTheUnchangedOne() {
        choose("linux.reuse", "never");
        pick("Compare With Unchanged");
        Label title = robot.find(Label.class, "compare-title");
        robot.spinUntil("it is compared", () -> title.getText().contains("they part"));
        assertTrue(title.getText().contains("linux.reuse: never -> list"), title.getText());
        robot.run("org.eclipse.ui.edit.undo");
    }
}
