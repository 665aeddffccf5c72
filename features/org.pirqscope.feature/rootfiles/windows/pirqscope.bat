@echo off
set JAVA=javaw
if defined JAVA_HOME set JAVA=%JAVA_HOME%\bin\javaw
for %%F in ("%~dp0plugins\org.eclipse.equinox.launcher_*.jar") do set LAUNCHER=%%F
start "" "%JAVA%" -Xms64m -Xmx1g --enable-native-access=ALL-UNNAMED -jar "%LAUNCHER%" -name Pirqscope %*
