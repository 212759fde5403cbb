; Inno Setup: an installer for Windows around the folder that PyInstaller makes there.
;
;   pip install .[package]
;   python packaging\icons.py
;   python -m PyInstaller --distpath build\package packaging\relance.spec
;   iscc /DVersion=0.1.0 packaging\windows\relance.iss
;
; NOT TRIED: nobody has built Relance on Windows yet. It is written by the book of Inno Setup 6.

#ifndef Version
  #define Version "0.0.0"
#endif

[Setup]
AppId={{7B0B5E0C-3C52-4E5B-9B3A-6D6E8F0C2A41}
AppName=Relance
AppVersion={#Version}
AppPublisher=Relance contributors
LicenseFile=..\..\LICENSE
DefaultDirName={autopf}\Relance
DefaultGroupName=Relance
DisableProgramGroupPage=yes
; For this person alone, without an administrator, unless they choose otherwise.
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
OutputDir=..\..\dist
OutputBaseFilename=relance-{#Version}-windows
SetupIconFile=..\..\build\icons\relance.ico
UninstallDisplayIcon={app}\relance.exe
Compression=lzma2
SolidCompression=yes
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
WizardStyle=modern
ChangesAssociations=yes

[Languages]
Name: "english"; MessagesFile: "compiler:Default.isl"
Name: "french"; MessagesFile: "compiler:Languages\French.isl"

[Files]
Source: "..\..\build\package\relance\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{autoprograms}\Relance"; Filename: "{app}\relance.exe"

[Registry]
; Offered under "Open with"; nothing that opens these files by itself is changed.
Root: HKA; Subkey: "Software\Classes\Applications\relance.exe"; ValueType: string; ValueName: "FriendlyAppName"; ValueData: "Relance"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Applications\relance.exe\shell\open\command"; ValueType: string; ValueData: """{app}\relance.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\Applications\relance.exe\SupportedTypes"; ValueType: string; ValueName: ".csv"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\relance.exe\SupportedTypes"; ValueType: string; ValueName: ".xlsx"; ValueData: ""

[Run]
Filename: "{app}\relance.exe"; Description: "{cm:LaunchProgram,Relance}"; Flags: nowait postinstall skipifsilent
