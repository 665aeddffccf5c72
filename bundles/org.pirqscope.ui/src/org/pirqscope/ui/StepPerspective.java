package org.pirqscope.ui;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** "Step through": one call at a time. */
public class StepPerspective implements IPerspectiveFactory {
	public static final String ID = "org.pirqscope.ui.step";

	@Override
	public void createInitialLayout(IPageLayout layout) {
		layout.setEditorAreaVisible(false);
	}
}
