package org.pirqscope.ui.help;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.ViewPart;
import org.pirqscope.report.manual.Manual;
import org.pirqscope.report.manual.ManualSection;
import org.pirqscope.ui.desk.Desk;
import org.pirqscope.ui.widget.AccessibleNames;
import org.pirqscope.ui.widget.ClipboardText;
import org.pirqscope.ui.widget.CopyText;

/** The manual: a section of it, what a search has found, or its contents; the text of {@code pirqscope help}. */
public class HelpView extends ViewPart {

    /** Its name in plugin.xml. */
    public static final String ID = "org.pirqscope.ui.help";

    private final Manual manual = Manual.read();
    private final HelpTrail trail = new HelpTrail();
    private Text search;
    private ManualPane pane;
    private Action back;
    private Action forward;
    private boolean filling;

    @Override
    public void createPartControl(Composite parent) {
        Composite box = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(box);
        search = AccessibleNames.name(new Text(box, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL), "Search the help");
        search.setData("id", "help-search");
        search.setMessage("Search the help");
        search.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
        search.addListener(SWT.Modify, event -> searched());
        search.addListener(SWT.DefaultSelection, event -> pane.setFocus());
        pane = new ManualPane(box, manual, target -> go(new HelpPlace.Target(target)));
        back = tool("Back", "To the section before", this::back);
        forward = tool("Forward", "To the section that Back left", this::forward);
        tool("Contents", "All sections", () -> go(new HelpPlace.Contents()));
        handle("org.pirqscope.ui.back", this::back);
        handle("org.pirqscope.ui.forward", this::forward);
        handle("org.pirqscope.ui.find", search::setFocus);
        handle(IWorkbenchCommandConstants.EDIT_COPY, this::copy);
        setTitleToolTip("Tab goes to the next link, Enter follows it, Alt+Left goes back; Ctrl+F searches");
        show();
    }

    private Action tool(String name, String tip, Runnable deed) {
        Action action = new Action(name) {
            @Override
            public void run() {
                deed.run();
            }
        };
        action.setToolTipText(tip);
        getViewSite().getActionBars().getToolBarManager().add(action);
        return action;
    }

    private void handle(String command, Runnable deed) {
        getSite().getService(IHandlerService.class).activateHandler(command, new AbstractHandler() {
            @Override
            public Object execute(ExecutionEvent event) {
                deed.run();
                return null;
            }
        });
    }

    private void copy() {
        ClipboardText copied = ClipboardText.lines(pane.copied());
        CopyText.copy(pane.control().getDisplay(), copied.text());
        PlatformUI.getWorkbench().getService(Desk.class).tell("Copied " + copied.what() + " of " + getPartName());
    }

    private void searched() {
        if (!filling) {
            String words = search.getText();
            go(words.isBlank() ? new HelpPlace.Contents() : new HelpPlace.Search(words));
        }
    }

    /** Shows the section of a view or another topic; the contents where there is none. */
    public void topic(String name) {
        go(manual.topic(name)
                .map(ManualSection::target)
                .<HelpPlace>map(HelpPlace.Target::new)
                .orElseGet(HelpPlace.Contents::new));
        pane.setFocus();
    }

    private void go(HelpPlace next) {
        trail.go(next);
        show();
    }

    private void back() {
        trail.back();
        show();
    }

    private void forward() {
        trail.forward();
        show();
    }

    private void show() {
        String words = trail.now() instanceof HelpPlace.Search asked ? asked.words() : "";
        if (!(trail.now() instanceof HelpPlace.Target) && !search.getText().equals(words)) {
            filling = true;
            search.setText(words);
            filling = false;
        }
        pane.show(trail.now().blocks(manual), search.getText());
        back.setEnabled(trail.canGoBack());
        forward.setEnabled(trail.canGoForward());
    }

    @Override
    public void setFocus() {
        pane.setFocus();
    }
}
