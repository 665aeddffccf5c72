package org.pirqscope.report.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.report.table.CallNode;
import org.pirqscope.report.table.CallTree;
import org.pirqscope.testing.HandWrittenSteps;

class CallTreeTest {

    private static final HandWrittenSteps TRACE = HandWrittenSteps.of("a( a( a) b( b! a( a) a)");

    @Test
    void everyStretchOfAnActorIsARootInTheOrderOfTime() {
        List<CallNode> roots = CallTree.of(TRACE.steps()).roots();
        assertEquals(
                List.of("a 1-3", "b 4-5", "a 6-8"),
                roots.stream().map(root -> root.text() + " " + root.steps()).toList());
    }

    @Test
    void aCallThatWasLeftOpenIsContinuedInTheNextStretchOfItsActor() {
        CallNode first = CallTree.of(TRACE.steps()).node(1);
        CallNode again = CallTree.of(TRACE.steps()).node(8);
        assertEquals("request_irq() ...", first.text());
        assertEquals("... request_irq()", again.text());
        assertTrue(again.continued() && again.answered());
        assertEquals("6-8", again.steps());
        assertEquals(List.of(6), again.children().stream().map(CallNode::from).toList());
    }

    @Test
    void enteringAndLeavingAreTheSameRow() {
        CallTree tree = CallTree.of(TRACE.steps());
        assertEquals(tree.node(2), tree.node(3));
        assertEquals(tree.node(1), tree.node(2).parent());
    }

    @Test
    void theWorstFindingIsSeenFromTheRowsAbove() {
        List<CallNode> roots = CallTree.of(TRACE.steps()).roots();
        assertNull(roots.get(0).worst());
        assertEquals(Finding.Severity.FAILURE, roots.get(1).worst().severity());
    }
}
