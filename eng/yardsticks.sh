# Sourced by the benchmarks of whole programs: what the framework does by itself, built like the programs that run on it.

yardsticks="$artifacts/yardsticks"

# make_yardstick NAME SDK PROPERTIES < PROGRAM: publishes a program into artifacts/yardsticks/NAME/out, once.
make_yardstick() {
  local folder="$yardsticks/$1" empty
  [[ ! -x $folder/out/$1 ]] || return 0
  mkdir -p "$folder"
  # Settings of its own: those of the checkout are not to reach it.
  for empty in Directory.Build.props Directory.Build.targets Directory.Packages.props; do
    echo '<Project />' > "$folder/$empty"
  done
  cat > "$folder/$1.csproj" <<EOF
<Project Sdk="$2">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <OutputType>Exe</OutputType>
    <ImplicitUsings>enable</ImplicitUsings>
    <InvariantGlobalization>true</InvariantGlobalization>
    <PublishReadyToRun>true</PublishReadyToRun>
    <SelfContained>false</SelfContained>
    $3
  </PropertyGroup>
</Project>
EOF
  cat > "$folder/Program.cs"
  (cd "$folder" && dotnet publish -c Release -r "linux-$([[ $(uname -m) == x86_64 ]] && echo x64 || echo arm64)" -o out \
    -v quiet --nologo) >&2
}

# .NET that says hello.
make_hello() {
  make_yardstick hello Microsoft.NET.Sdk '<TieredPGO>false</TieredPGO>' <<'EOF'
Console.WriteLine("Hello");
EOF
}

# ASP.NET Core that does no work: a word, a file with its ETag, and a body that is read and answered with another.
make_empty_site() {
  make_yardstick empty-site Microsoft.NET.Sdk.Web '' <<'EOF'
var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
{
    Args = ["--hostBuilder:reloadConfigOnChange=false", .. args],
    ContentRootPath = AppContext.BaseDirectory,
    WebRootPath = Environment.GetEnvironmentVariable("STATIC_FILES"),
});
builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
var app = builder.Build();
app.UseStaticFiles();
app.MapGet("/", () => "Hello");
app.MapPost("/nothing", async (HttpContext http) =>
{
    using var body = new MemoryStream();
    await http.Request.Body.CopyToAsync(body, http.RequestAborted);
    return TypedResults.Bytes(body.GetBuffer().AsMemory(0, (int)body.Length), "application/json");
});
app.Run();
EOF
}
