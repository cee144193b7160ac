namespace Robotics.Sim.Libero.Fetching;

/// <summary>Clones the repositories that LIBERO's tasks need, at their fixed commits, and verifies what is there.</summary>
/// <remarks>Can be cut short and run again. A repository is in its place only when it is whole.</remarks>
/// <param name="sources">What to clone.</param>
/// <param name="baseAddress">Where from.</param>
/// <param name="say">Takes a line about what is being done.</param>
public sealed class LiberoFetch(ImmutableArray<LiberoSource> sources, string baseAddress, Action<string> say)
{
    /// <summary>Brings each repository into a folder of its own below the root.</summary>
    /// <exception cref="RoboticsException">
    /// MissingDependency: there is no git. Unavailable: a repository does not answer or lacks the commit. DataLoss: what is there is not what the commit says.
    /// InvalidArgument: the folder cannot be made.
    /// </exception>
    public async Task RunAsync(string root, CancellationToken ct)
    {
        foreach (LiberoSource source in sources)
        {
            string target = Path.Combine(root, source.Folder);
            if (Directory.Exists(target))
            {
                await UpdateAsync(source, target, ct);
            }
            else
            {
                string draft = target + ".part";
                Make(draft);
                await UpdateAsync(source, draft, ct);
                Directory.Move(draft, target);
            }

            say($"{source.Folder} is at {source.Commit[..7]}, verified: {target}");
        }
    }

    private async Task UpdateAsync(LiberoSource source, string folder, CancellationToken ct)
    {
        GitClient git = new(folder);
        string url = source.Url(baseAddress);
        if (!Directory.Exists(Path.Combine(folder, ".git")))
        {
            await git.RunAsync(ct, "init", "--quiet");
            await git.RunAsync(ct, "remote", "add", "origin", url);
        }

        if (!await HasAsync(git, source, ct))
        {
            say($"fetching {source.Folder} from {url}");
            await git.RunAsync(ct, "remote", "set-url", "origin", url);
            await git.RunAsync(ct, ["sparse-checkout", "set", .. source.Needed]);
            await git.RunAsync(ct, "fetch", "--quiet", "--depth", "1", "--filter=blob:none", "origin", source.Commit);
            await git.RunAsync(ct, "checkout", "--quiet", "--force", "--detach", source.Commit);
        }

        if (await HasAsync(git, source, ct)) return;
        string changed = await git.RunAsync(ct, "status", "--porcelain");
        throw new RoboticsException(ErrorCode.DataLoss, $"{folder} is not what commit {source.Commit} says: {changed}");
    }

    /// <summary>Whether the commit is checked out and no file differs from it.</summary>
    private static async Task<bool> HasAsync(GitClient git, LiberoSource source, CancellationToken ct)
    {
        try
        {
            return await git.RunAsync(ct, "rev-parse", "--verify", "HEAD") == source.Commit && (await git.RunAsync(ct, "status", "--porcelain")).Length == 0;
        }
        catch (RoboticsException e) when (e.Code == ErrorCode.Unavailable)
        {
            return false;
        }
    }

    private static void Make(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RoboticsException(ErrorCode.InvalidArgument, $"The folder {folder} cannot be made: {e.Message}", e);
        }
    }
}
