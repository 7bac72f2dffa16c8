@echo off
rem Makes pseudonyms of exports of the feed @FEED@. Drag them onto this file, all files of one submission together.
setlocal
set "HERE=%~dp0"
if "%~1"=="" (
  echo Drag your export onto this file, or type: pseudonymise.cmd export.csv
  pause
  exit /b 2
)
where java >nul 2>nul
if errorlevel 1 (
  echo Java 17 or newer was not found. Ask your IT service to install it.
  pause
  exit /b 4
)
java -jar "%HERE%goldthread-provider.jar" pseudonymise --conf "%HERE%conf" --feed @FEED@ --keys "%HERE%keys" %* "%HERE%to-send.tokens"
set "CODE=%ERRORLEVEL%"
pause
exit /b %CODE%
