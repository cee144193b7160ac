using Robotics.Sim.Libero.Fetching;
using Robotics.Tests.Evaluation;

namespace Robotics.Tests.Libero;

/// <summary>Fetching from bare repositories on this machine, as a server of git offers them.</summary>
public sealed class LiberoFetchTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _said = [];
    private LiberoSource _source = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Wanted => Path.Combine(_folder["root"], "LIBERO", "assets", "a.xml");

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(_folder["work/assets"]);
        Directory.CreateDirectory(_folder["work/videos"]);
        await File.WriteAllTextAsync(_folder["work/assets/a.xml"], "<a/>", Ct);
        await File.WriteAllTextAsync(_folder["work/videos/large.txt"], "not needed", Ct);
        GitClient git = new(_folder["work"]);
        await git.RunAsync(Ct, "init", "--quiet");
        await git.RunAsync(Ct, "add", "-A");
        await git.RunAsync(Ct, "-c", "user.name=Some One", "-c", "user.email=some@one.invalid", "commit", "--quiet", "-m", "first");
        string commit = await git.RunAsync(Ct, "rev-parse", "HEAD");
        await git.RunAsync(Ct, "clone", "--quiet", "--bare", ".", _folder["owner/LIBERO.git"]);
        GitClient bare = new(_folder["owner/LIBERO.git"]);
        await bare.RunAsync(Ct, "config", "uploadpack.allowFilter", "true");
        await bare.RunAsync(Ct, "config", "uploadpack.allowAnySHA1InWant", "true");
        _source = new LiberoSource("LIBERO", "owner/LIBERO.git", commit, ["assets"]);
    }

    [Fact]
    public async Task What_is_needed_is_fetched_once_and_then_found_in_place()
    {
        await Fetch(_source).RunAsync(_folder["root"], Ct);
        Assert.Equal("<a/>", await File.ReadAllTextAsync(Wanted, Ct));
        Assert.False(Directory.Exists(Path.Combine(_folder["root"], "LIBERO", "videos")));
        Directory.Move(_folder["owner"], _folder["gone"]);
        _said.Clear();
        await Fetch(_source).RunAsync(_folder["root"], Ct);
        Assert.Contains("verified", Assert.Single(_said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_file_is_put_right()
    {
        await Fetch(_source).RunAsync(_folder["root"], Ct);
        await File.WriteAllTextAsync(Wanted, "<damaged/>", Ct);
        await Fetch(_source).RunAsync(_folder["root"], Ct);
        Assert.Equal("<a/>", await File.ReadAllTextAsync(Wanted, Ct));
    }

    [Fact]
    public async Task A_commit_that_is_not_there_says_so_and_leaves_nothing_in_place()
    {
        LiberoSource other = _source with { Commit = new string('1', 40) };
        RoboticsException e = await Assert.ThrowsAsync<RoboticsException>(() => Fetch(other).RunAsync(_folder["root"], Ct));
        Assert.Equal(ErrorCode.Unavailable, e.Code);
        Assert.Contains(other.Commit, e.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder["root"], "LIBERO")));
    }

    [Fact]
    public void The_published_commits_are_whole() => Assert.All(LiberoSource.Published, s => Assert.Equal(40, s.Commit.Length));

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private LiberoFetch Fetch(LiberoSource source) => new([source], $"file://{_folder.Path}", _said.Add);
}
