package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.jface.preference.PreferenceConverter;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.pirqscope.diagram.mail.Preset;
import org.pirqscope.ui.desk.DeskPreferences;
import org.pirqscope.ui.export.ExportMemory;
import org.pirqscope.ui.preference.ClonePage;
import org.pirqscope.ui.preference.ColourPage;
import org.pirqscope.ui.preference.ExplorerPage;
import org.pirqscope.ui.preference.FontPage;
import org.pirqscope.ui.preference.MailPage;
import org.pirqscope.ui.preference.StartPage;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;
import org.pirqscope.ui.theme.UserLook;

/** Each preference counts at once and is reset by Restore Defaults; what makes no sense is refused at its field. */
@ExtendWith(Screenshot.class)
class PreferencesTest {

    private final UiRobot robot = new UiRobot();
    private final IPreferenceStore store = DeskPreferences.store();
    private Shell shell;

    @TempDir
    private Path folder;

    @BeforeEach
    void begin() {
        robot.begin("stale-pirq");
        shell = new Shell(robot.display());
        shell.setLayout(new FillLayout());
    }

    @AfterEach
    void end() {
        for (PreferencePage page : new PreferencePage[] {
            page(new StartPage()),
            page(new ColourPage()),
            page(new FontPage()),
            page(new MailPage()),
            page(new ExplorerPage()),
            page(new ClonePage())
        }) {
            restoreDefaults(page);
            assertTrue(page.isValid(), page.getErrorMessage());
            page.performOk();
        }
        shell.dispose();
        robot.spin();
    }

    private <P extends PreferencePage & IWorkbenchPreferencePage> P page(P page) {
        page.init(PlatformUI.getWorkbench());
        page.createControl(shell);
        return page;
    }

    /** The button that every page has. */
    private static void restoreDefaults(PreferencePage page) {
        UiRobot.push((org.eclipse.swt.widgets.Composite) page.getControl(), "Restore Defaults");
    }

    private void type(String id, String words) {
        Text field = robot.find(Text.class, id);
        field.setText(words);
        field.notifyListeners(SWT.KeyUp, new Event());
    }

    @Test
    void aColourIsTakenAtOnceAndGivenBack() {
        RGB usual = ThemePalette.ofTheme(Tone.CHANGED);
        RGB other = ThemePalette.dark() ? new RGB(20, 20, 60) : new RGB(240, 240, 255);
        ThemePalette palette = new ThemePalette(shell, () -> {});
        assertEquals(usual, palette.of(Tone.CHANGED).getRGB());
        PreferenceConverter.setValue(store, UserLook.key(Tone.CHANGED, ThemePalette.dark()), other);
        ColourPage page = page(new ColourPage());
        assertTrue(page.isValid(), page.getErrorMessage());
        page.performOk();
        robot.spin();
        assertEquals(other, palette.of(Tone.CHANGED).getRGB());
        restoreDefaults(page);
        page.performOk();
        robot.spin();
        assertEquals(usual, palette.of(Tone.CHANGED).getRGB());
    }

    @Test
    void aColourThatCouldNotBeReadIsRefused() {
        PreferenceConverter.setValue(
                store, UserLook.key(Tone.CHANGED, ThemePalette.dark()), ThemePalette.now(Tone.TEXT));
        ColourPage page = page(new ColourPage());
        assertFalse(page.isValid());
        assertTrue(page.getErrorMessage().contains("has a contrast of 1.0"), page.getErrorMessage());
        restoreDefaults(page);
        assertTrue(page.isValid(), page.getErrorMessage());
        assertNull(page.getErrorMessage());
    }

    @Test
    void aFontIsTakenAtOnce() {
        Tree calls = robot.find(Tree.class, "calls");
        int usual = calls.getFont().getFontData()[0].getHeight();
        FontData[] twice = calls.getFont().getFontData();
        twice[0].setHeight(2 * usual);
        PreferenceConverter.setValue(store, UserLook.FIXED_FONT, twice);
        robot.spin();
        assertEquals(2 * usual, calls.getFont().getFontData()[0].getHeight());
        PreferencePage page = page(new FontPage());
        restoreDefaults(page);
        page.performOk();
        robot.spin();
        assertEquals(usual, calls.getFont().getFontData()[0].getHeight());
    }

    @Test
    void theTextForAMailHasTheWidthAndThePresetOfThePreferences() {
        MailPage page = page(new MailPage());
        for (String wrong : new String[] {"", "47", "1001", "wide"}) {
            type(DeskPreferences.MAIL_WIDTH, wrong);
            assertFalse(page.isValid(), wrong);
            assertTrue(page.getErrorMessage().startsWith("The width is a whole number from 48"), page::getErrorMessage);
        }
        type(DeskPreferences.MAIL_WIDTH, "72");
        assertTrue(page.isValid(), page.getErrorMessage());
        page.performOk();
        store.setValue(DeskPreferences.MAIL_PRESET, Preset.REPLY.id());
        page(new MailPage()).performOk();
        var style = new ExportMemory(store)
                .draft(robot.desk().session().now().run())
                .style();
        assertEquals("72", style.width());
        assertEquals("72", DeskPreferences.mailStyle(store).width());
        assertEquals(Preset.REPLY, DeskPreferences.mailStyle(store).preset());
    }

    @Test
    void aSearchHasTheThreadsAndTheMemoryOfThePreferences() {
        robot.show("explorer");
        Combo memory = robot.find(Combo.class, "explore-memory");
        assertEquals("up to " + DeskPreferences.mostMegabytes() + " MB", memory.getText());
        ExplorerPage page = page(new ExplorerPage());
        type(DeskPreferences.THREADS, "0");
        assertEquals(
                "The number of threads is a whole number from 1 to %,d".formatted(DeskPreferences.mostThreads()),
                page.getErrorMessage());
        type(DeskPreferences.THREADS, "1");
        type(DeskPreferences.MEGABYTES, Integer.toString(DeskPreferences.mostMegabytes() + 1));
        assertFalse(page.isValid());
        type(DeskPreferences.MEGABYTES, "48");
        assertTrue(page.isValid(), page.getErrorMessage());
        page.performOk();
        assertEquals("up to 48 MB", memory.getText());
        assertEquals(1, store.getInt(DeskPreferences.THREADS));
    }

    @Test
    void aFolderThatIsNoCloneIsRefused() throws Exception {
        ClonePage page = page(new ClonePage());
        type(DeskPreferences.CLONE + "linux", folder.toString());
        assertEquals(folder + " is no git clone: it has neither .git nor HEAD and objects", page.getErrorMessage());
        type(DeskPreferences.CLONE + "linux", folder.resolve("none").toString());
        assertEquals(folder.resolve("none") + " is no folder", page.getErrorMessage());
        Files.createDirectories(folder.resolve(".git"));
        type(DeskPreferences.CLONE + "linux", folder.toString());
        assertTrue(page.isValid(), page.getErrorMessage());
        page.performOk();
        assertEquals(folder.toString(), store.getString(DeskPreferences.CLONE + "linux"));
    }
}
