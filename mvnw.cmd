@echo off
rem Runs Maven as "mvn" would, and fetches Maven once where there is none new enough: mvnw verify
rem The sibling of ./mvnw, which says more: Maven 3.9 or newer on the PATH, else an older Maven unpacks it from its
rem repository, else it is downloaded, from MVNW_REPOURL (the base address of a Maven repository) if that is set.
setlocal DisableDelayedExpansion

set "MVNW_VERSION=3.9.12"
set "MVNW_ZIP=apache-maven-%MVNW_VERSION%-bin.zip"
set "MVNW_SHA512=0ef0d074761a55e7b982fd7f2cd6ea2da028289c73156ebd488c0513efbff8a64ac5bc0c11c3b8bbced930ce15238ecef344b0e065ae54f7cdca8c86cf39e736"
if not defined MAVEN_USER_HOME set "MAVEN_USER_HOME=%USERPROFILE%\.m2"
set "MVNW_SHELF=%MAVEN_USER_HOME%\wrapper\dists\apache-maven-%MVNW_VERSION%"
set "MVNW_MAVEN=%MVNW_SHELF%\watchkeeper"
set "MVNW_WORK=%MVNW_SHELF%\unpacking.%RANDOM%%RANDOM%"

set "MVNW_MAJOR=0"
set "MVNW_MINOR=0"
for /f "tokens=3,4 delims=. " %%a in ('mvn -v 2^>nul ^| findstr /c:"Apache Maven"') do (
    set "MVNW_MAJOR=%%a"
    set "MVNW_MINOR=%%b"
)
if %MVNW_MAJOR% GTR 3 goto run_from_path
if %MVNW_MAJOR% EQU 3 if %MVNW_MINOR% GEQ 9 goto run_from_path

if exist "%MVNW_MAVEN%\bin\mvn.cmd" goto run
mkdir "%MVNW_WORK%" 2>nul
if not exist "%MVNW_WORK%" goto cannot_write

if %MVNW_MAJOR% EQU 0 goto download
echo mvnw: Maven %MVNW_MAJOR%.%MVNW_MINOR% is too old; it fetches Maven %MVNW_VERSION% (once) 1>&2
rem Run where no project is, so that no pom and no .mvn folder has a say.
pushd "%MVNW_WORK%"
call mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack "-Dartifact=org.apache.maven:apache-maven:%MVNW_VERSION%:zip:bin" "-DoutputDirectory=%MVNW_WORK%" 1>&2
popd
if exist "%MVNW_WORK%\apache-maven-%MVNW_VERSION%\bin\mvn.cmd" goto keep

:download
set "MVNW_URL=https://archive.apache.org/dist/maven/maven-3/%MVNW_VERSION%/binaries/%MVNW_ZIP%"
if defined MVNW_REPOURL set "MVNW_URL=%MVNW_REPOURL%/org/apache/maven/apache-maven/%MVNW_VERSION%/%MVNW_ZIP%"
echo mvnw: fetching Maven %MVNW_VERSION% (9 MB, once) 1>&2
powershell -NoProfile -ExecutionPolicy Bypass -Command ^
    "$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue';" ^
    "[Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12;" ^
    "$zip = Join-Path $env:MVNW_WORK $env:MVNW_ZIP;" ^
    "Invoke-WebRequest -UseBasicParsing -Uri $env:MVNW_URL -OutFile $zip;" ^
    "if ((Get-FileHash -Algorithm SHA512 -LiteralPath $zip).Hash -ne $env:MVNW_SHA512) { throw 'this is not Maven: its SHA-512 is wrong' };" ^
    "Expand-Archive -LiteralPath $zip -DestinationPath $env:MVNW_WORK" 1>&2
if exist "%MVNW_WORK%\apache-maven-%MVNW_VERSION%\bin\mvn.cmd" goto keep
rmdir /s /q "%MVNW_WORK%"
echo mvnw: Could not fetch Maven %MVNW_VERSION% (see above). Check the network, set MVNW_REPOURL to the base address 1>&2
echo mvnw: of a Maven repository that you can reach, or install Maven 3.9 or newer. 1>&2
exit /b 1

:cannot_write
echo mvnw: Cannot write to %MVNW_SHELF%. Set MAVEN_USER_HOME to a folder that you may write to. 1>&2
exit /b 1

:keep
rem Another mvnw may have been first: then its copy stays.
if not exist "%MVNW_MAVEN%\bin\mvn.cmd" move "%MVNW_WORK%\apache-maven-%MVNW_VERSION%" "%MVNW_MAVEN%" >nul
rmdir /s /q "%MVNW_WORK%"

:run
call "%MVNW_MAVEN%\bin\mvn.cmd" %*
exit /b %ERRORLEVEL%

:run_from_path
call mvn %*
exit /b %ERRORLEVEL%
