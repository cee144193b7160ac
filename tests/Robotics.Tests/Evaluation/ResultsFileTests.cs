using Robotics.Sim.Evaluation.Results;

namespace Robotics.Tests.Evaluation;

public sealed class ResultsFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder[ResultsFile.Name];

    [Fact]
    public void A_line_is_there_after_a_kill()
    {
        using ResultsFile results = ResultsFile.Open(_folder.Path);
        results.Append(Lines.Ran(1, 2, true));
        Assert.Equal([Lines.Ran(1, 2, true).Key], ResultsFile.Read(_folder.Path).Select(l => l.Key));
    }

    [Fact]
    public void A_torn_last_line_is_cut_off_and_nothing_else_is_lost()
    {
        using (ResultsFile first = ResultsFile.Open(_folder.Path))
        {
            first.Append(Lines.Ran(0, 0, true));
            first.Append(Lines.Ran(0, 1, false));
        }

        byte[] whole = File.ReadAllBytes(FilePath);
        File.WriteAllBytes(FilePath, whole[..^20]);
        using (ResultsFile again = ResultsFile.Open(_folder.Path))
        {
            Assert.Equal([0], again.Lines.Select(l => l.Init));
            again.Append(Lines.Ran(0, 1, false));
        }

        Assert.Equal(whole, File.ReadAllBytes(FilePath));
    }

    [Fact]
    public void A_last_line_of_zeros_is_cut_off()
    {
        using (ResultsFile first = ResultsFile.Open(_folder.Path)) first.Append(Lines.Ran(0, 0, true));
        byte[] whole = File.ReadAllBytes(FilePath);
        File.WriteAllBytes(FilePath, [.. whole, .. new byte[512], (byte)'\n']);
        using ResultsFile again = ResultsFile.Open(_folder.Path);
        Assert.Single(again.Lines);
    }

    [Fact]
    public void A_damaged_line_in_the_middle_is_refused_with_its_number()
    {
        using (ResultsFile first = ResultsFile.Open(_folder.Path)) first.Append(Lines.Ran(0, 0, true));
        File.WriteAllText(FilePath, "{\"schema\":1,\n" + File.ReadAllText(FilePath));
        RoboticsException e = Assert.Throws<RoboticsException>(() => ResultsFile.Open(_folder.Path));
        Assert.Equal(ErrorCode.MalformedFile, e.Code);
        Assert.Contains("line 1", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_evaluations_cannot_write_one_file()
    {
        using ResultsFile first = ResultsFile.Open(_folder.Path);
        Assert.Equal(ErrorCode.Unavailable, Assert.Throws<RoboticsException>(() => ResultsFile.Open(_folder.Path)).Code);
    }

    [Fact]
    public void A_later_line_of_an_episode_stands_for_the_earlier()
    {
        using ResultsFile results = ResultsFile.Open(_folder.Path);
        results.Append(Lines.Ran(0, 0, false) with { Status = EpisodeStatus.NotRun });
        results.Append(Lines.Ran(0, 0, true));
        Assert.True(Assert.Single(results.Lines).Success);
    }

    public void Dispose() => _folder.Dispose();
}
