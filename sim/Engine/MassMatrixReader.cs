namespace Robotics.Sim.Engine;

/// <summary>Reads the joint-space mass matrix of one simulation.</summary>
/// <remarks>
/// MuJoCo keeps M sparse: row i holds the entries of i and of its ancestors, from i up the tree. Reading them gives what mj_fullM
/// gives to the last digit. Versions that no longer keep M so are asked for M times unit vectors instead.
/// </remarks>
internal readonly unsafe struct MassMatrixReader
{
    private readonly byte* model;
    private readonly byte* data;
    private readonly int nv;
    private readonly int* parent;
    private readonly int* rowStart;
    private readonly double* sparse;

    public MassMatrixReader(NativeStruct data, MujocoModel model)
    {
        this.model = model.Address;
        this.data = data.Address;
        nv = model.Nv;
        if (!model.Layout.HasArray("mjData.qM")) return;
        fixed (int* at = model.DofParent) parent = at;
        fixed (int* at = model.DofMassAddress) rowStart = at;
        fixed (double* at = data.Array("qM", model.Struct).As<double>()) sparse = at;
    }

    /// <summary>The block of the given degrees of freedom, row by row.</summary>
    public void Block(ReadOnlySpan<int> dofs, Span<double> block)
    {
        int n = dofs.Length;
        if (sparse == null)
        {
            BlockByProducts(dofs, block);
            return;
        }

        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double m = dofs[i] > dofs[j] ? Entry(dofs[i], dofs[j]) : Entry(dofs[j], dofs[i]);
                block[(i * n) + j] = m;
                block[(j * n) + i] = m;
            }
        }
    }

    private double Entry(int row, int column)
    {
        int at = rowStart[row];
        int dof = row;
        while (dof > column)
        {
            dof = parent[dof];
            at++;
        }

        return dof == column ? sparse[at] : 0;
    }

    private void BlockByProducts(ReadOnlySpan<int> dofs, Span<double> block)
    {
        Span<double> unit = nv <= 256 ? stackalloc double[nv] : new double[nv];
        Span<double> product = nv <= 256 ? stackalloc double[nv] : new double[nv];
        unit.Clear();
        for (int j = 0; j < dofs.Length; j++)
        {
            unit[dofs[j]] = 1;
            fixed (double* x = unit, y = product) Native.mj_mulM(model, data, y, x);
            unit[dofs[j]] = 0;
            for (int i = 0; i < dofs.Length; i++) block[(i * dofs.Length) + j] = product[dofs[i]];
        }
    }
}
