/** What `gouji --help` prints. */
export const HELP = `勾稽 Gouji：核对部门预算、决算公开文件的勾稽关系

用法
  gouji check [工作簿.xlsx|.xls] [选项]   核对并列出不符之处
  gouji facts [工作簿.xlsx|.xls] [选项]   列出读到的每个金额：位置、口径、数值，以及未读的数和原因
  gouji fix 工作簿.xlsx [选项]            列出修改建议；选定以后写出改好的副本，不改动原文件
  gouji summary 工作簿.xlsx [选项]        编制“三公”经费、机关运行经费的表和说明，元表换算为万元

核对什么
  --narrative 文件       情况说明（.docx、.txt、.md），与工作簿的表核对，可写多次；
                         表也在情况说明里时可以不写工作簿
  --with 文件            同一部门的对照文件（.xlsx、.xls、.docx），可写多次：上年公开、本年预算、
                         批复或元为单位的原表、所属单位的表；只读取，不改动

选项
  --format text|json|sarif
                         输出格式，默认 text；facts、fix 和 summary 只有 text 和 json
  --fail-on error|rounding|never
                         何时以退出码 1 结束：有错误（默认）、有尾差或错误、从不
  --kind budget|final|performance，--year 年份，--region 省份
                         按指定的文件类型、年度、地区核对，不写则从表题和单位名称判断
  --off 规则             不用这条规则，可写多次或用逗号分开，例如 --off same/indicator,ratio
  --settings 文件        从 JSON 文件读取以上四项（kind、year、region、off）；不写时读取与
                         工作簿同名的 .gouji.json（如有）；命令行上写的优先
  -h, --help             显示本说明
  -v, --version          显示版本

修改（gouji fix）
  --apply 编号           应用这条修改建议，可写多次或用逗号分开；有几种改法的写 编号:2（第二种）
  --all-certain          应用全部确定的修改建议
  --out 文件             改好的副本，不能是原文件；已有同名文件会被替换
                         公式和文字里的数不代改，列出来请手工修改

汇总（gouji summary）
  --out 文件             把各表放进副本的新工作表；不写则只显示。不能是原文件
  --make three-public,operating-cost,balanced
                         编制哪些，默认前两项；balanced 把以元为单位的表按舍位平衡换算为万元，
                         各项关系按所列数字加平
  --sheet 工作表         只换算这张工作表，可写多次；不写则换算全部以元为单位的表
  --unit 单位=性质       单位是行政、参公还是事业，可写多次；行政和参公单位的公用经费计入机关运行经费

退出码
  0  没有达到 --fail-on 的问题    1  有    2  用法有误或文件不能读写
`;
