@echo off
rem pirqscope            opens the desktop
rem pirqscope FILE       opens the desktop on that scenario
rem pirqscope VERB ...   runs on the command line: a plain Java process, no window
setlocal EnableExtensions EnableDelayedExpansion
set "FOLDER=%~dp0"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
if not defined PIRQSCOPE_DATA set "PIRQSCOPE_DATA=%LOCALAPPDATA%\pirqscope"
set "FIRST=%~1"
if not defined FIRST goto desktop
if "%FIRST:~0,1%"=="-" goto verb
echo(%FIRST%| findstr /r "[.\\/:]" >nul && goto desktop

:verb
set "CLASSES="
for /f "usebackq delims=" %%B in ("%FOLDER%cli.bundles") do for %%J in ("%FOLDER%plugins\%%B_*.jar") do set "CLASSES=!CLASSES!%%J;"
"%JAVA%" -Xshare:auto -Djava.awt.headless=true -cp "%CLASSES%" org.pirqscope.cli.Main %*
exit /b %ERRORLEVEL%

:desktop
for %%J in ("%FOLDER%plugins\org.eclipse.equinox.launcher_*.jar") do set "LAUNCHER=%%J"
if defined FIRST (
    start "" "%JAVA%w" -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED "-Dpirqscope.data=%PIRQSCOPE_DATA%" -jar "%LAUNCHER%" -name Pirqscope -data @noDefault "%~f1"
) else (
    start "" "%JAVA%w" -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED "-Dpirqscope.data=%PIRQSCOPE_DATA%" -jar "%LAUNCHER%" -name Pirqscope -data @noDefault
)
