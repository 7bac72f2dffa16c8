@echo off
rem Checks exports of the feed @FEED@. Drag them onto this file, all files of one submission together.
setlocal
set "HERE=%~dp0"
if "%~1"=="" (
  echo Drag your export onto this file, or type: check.cmd export.csv --period 2023-24-Q2
  pause
  exit /b 2
)
where java >nul 2>nul
if errorlevel 1 (
  echo Java 17 or newer was not found. Ask your IT service to install it.
  pause
  exit /b 4
)
java -jar "%HERE%goldthread-provider.jar" validate %* --conf "%HERE%conf" --feed @FEED@ --feedback "%HERE%result"
set "CODE=%ERRORLEVEL%"
if exist "%HERE%result\feedback.html" start "" "%HERE%result\feedback.html"
pause
exit /b %CODE%
