using Robotics.Hippocampus;

namespace Robotics.Tests.Hippocampus;

public sealed class SqliteMemoryTests : MemoryContract, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("robotics-memory").FullName;

    [Fact]
    public async Task What_was_acknowledged_is_there_after_reopening()
    {
        await using (OpenedMemory first = Open())
        {
            await first.AppendAsync(Outcome("a", "put the red block in the bowl"), CancellationToken.None);
        }

        await using OpenedMemory second = Open();
        Recollection recalled = Assert.Single((await Recall(second, "red block")).Items);
        Assert.Equal(Outcome("a", "put the red block in the bowl"), recalled.Event);
    }

    [Fact]
    public async Task What_one_process_adds_another_finds_without_a_restart()
    {
        await using OpenedMemory here = Open(), there = Open();
        await here.AppendAsync(Outcome("a", "put the red block in the bowl"), CancellationToken.None);
        await there.AppendAsync(Outcome("b", "open the drawer"), CancellationToken.None);
        await here.AppendAsync(Outcome("c", "push the plate"), CancellationToken.None);
        Assert.Equal(3, (await there.SnapshotAsync(CancellationToken.None)).LastSequence);
        Assert.Equal("open the drawer", (await Recall(here, "drawer")).Items[0].Event.Subject);
        Assert.Equal("push the plate", (await Recall(there, "plate")).Items[0].Event.Subject);
    }

    [Fact]
    public void A_damaged_file_is_refused_and_left_as_it_is()
    {
        string file = Path.Combine(_folder, "memory.sqlite");
        byte[] rubbish = [.. Enumerable.Range(0, 4096).Select(i => (byte)(i * 7))];
        File.WriteAllBytes(file, rubbish);
        RoboticsException refused = Assert.Throws<RoboticsException>(() => Open());
        Assert.Equal(ErrorCode.DataLoss, refused.Code);
        Assert.Contains(file, refused.Message, StringComparison.Ordinal);
        Assert.Equal(rubbish, File.ReadAllBytes(file));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private protected override OpenedMemory Open() => OpenedMemory.Of(MemoryService.Open(_folder));
}
