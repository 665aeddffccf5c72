package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.pirqscope.ui.StepPerspective;

class WorkbenchTest {
	@Test
	void opensOnThePerspectiveThatSteps() {
		assertNotNull(Display.getCurrent(), "tests run in the UI thread");
		var page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
		assertEquals(StepPerspective.ID, page.getPerspective().getId());
	}
}
