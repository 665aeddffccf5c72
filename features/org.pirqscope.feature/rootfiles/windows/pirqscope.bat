@echo off
rem pirqscope            opens the desktop
rem pirqscope FILE       opens the desktop on that scenario, or on the run that a run string names
rem pirqscope VERB ...   runs on the command line: a plain Java process, no window
rem Words of the command line stand in quotes wherever they are expanded: a name may hold an ampersand.
setlocal EnableExtensions DisableDelayedExpansion
set "FOLDER=%~dp0"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
if not defined PIRQSCOPE_DATA set "PIRQSCOPE_DATA=%LOCALAPPDATA%\pirqscope"
set "SCENARIO="
set "FIRST=%~1"
if not defined FIRST goto desktop
if "%FIRST:~0,1%"=="-" goto verb
if "%FIRST:~0,4%"=="run:" goto run_string
if "%FIRST:~0,14%"=="pirqscope run:" goto run_string
if "%FIRST:~0,2%"=="pq" if "%FIRST:~3,1%"==":" goto run_string
rem a verb consists of these letters alone
for /f "eol=- delims=abcdefghijklmnopqrstuvwxyz0123456789-" %%C in ("%~1") do goto file

:verb
call :find_classes
"%JAVA%" -Xshare:auto -Djava.awt.headless=true --enable-native-access=ALL-UNNAMED -cp "%CLASSES%" org.pirqscope.cli.Main %*
exit /b %ERRORLEVEL%

:file
if exist "%~f1" (
    set "SCENARIO=%~f1"
    goto desktop
)
rem says what is wrong with it
call :find_classes
"%JAVA%" -Xshare:auto -Djava.awt.headless=true -cp "%CLASSES%" org.pirqscope.cli.Main run "%~1"
exit /b %ERRORLEVEL%

:run_string
set "SCENARIO=%~1"

:desktop
for %%J in ("%FOLDER%plugins\org.eclipse.equinox.launcher_*.jar") do set "LAUNCHER=%%J"
set OPTIONS=-XX:TieredStopAtLevel=1 -Dslf4j.internal.verbosity=ERROR --enable-native-access=ALL-UNNAMED "-Dpirqscope.data=%PIRQSCOPE_DATA%" -jar "%LAUNCHER%" -name Pirqscope -data @noDefault
if defined SCENARIO (
    start "" "%JAVA%w" %OPTIONS% "%SCENARIO%"
) else (
    start "" "%JAVA%w" %OPTIONS%
)
exit /b 0

:find_classes
set "CLASSES="
for /f "usebackq delims=" %%B in ("%FOLDER%cli.bundles") do for %%J in ("%FOLDER%plugins\%%B_*.jar") do call :add "%%J"
exit /b 0

:add
set "CLASSES=%CLASSES%%~1;"
exit /b 0
